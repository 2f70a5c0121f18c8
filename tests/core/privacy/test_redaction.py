"""Which strings are secrets, and which only look like them."""

import pytest

from core.privacy.redaction import SecretKind, find_secrets, redact_text

# Provider keys are put together here, so that no scanner takes this file for a leak.
RANDOM_36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"

SECRETS = [
    ("sk-tdw-9fQ2mZ7Lr4XvB8nKcY1hWe5T", "api key"),
    ("sk-tdw- 9fQ2mZ7Lr4 XvB8nKcY1hWe5T", "api key"),
    ("sk–tdw–9fQ2mZ7Lr4XvB8nKcY1hWe5T", "api key"),
    ("sk-proj-" + RANDOM_36, "api key"),
    ("ghp_" + RANDOM_36, "api key"),
    ("github_pat_" + RANDOM_36, "api key"),
    ("xoxb-" + "123456789012-" + RANDOM_36, "api key"),
    ("AKIA" + "IOSFODNN7EXAMPLE", "api key"),
    ("AIza" + RANDOM_36, "api key"),
    ("glpat-" + RANDOM_36[:20], "api key"),
    ("sk_live_" + RANDOM_36, "api key"),
    ("hf_" + RANDOM_36, "api key"),
    ("npm_" + RANDOM_36, "api key"),
    ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.SflKxwRJSMeKKF2QT4fwpM", "api key"),
    ("4539 5781 1204 6633", "card number"),
    ("4539578112046633", "card number"),
    ("4539-5781-1204-6633", "card number"),
    ("4539–5781–1204–6633", "card number"),
    ("4539 5781 12O4 6633", "card number"),
    ("4539 578l 1204 6633", "card number"),
    ("45395781 12046633", "card number"),
    ("4539 57 81 1204 6633", "card number"),
    ("3782 822463 10005", "card number"),
    ("6011 1111 1111 1117", "card number"),
    ("DE87 6415 0020 0004 7183 06", "iban"),
    ("DE87641500200004718306", "iban"),
    ("DE87 64150020 0004718306", "iban"),
    ("DE88 6415 0020 0004 7183 06", "iban"),
    ("DE87 6415 OO20 0004 7183 06", "iban"),
    ("NL51 RYMB 0417 1643 00", "iban"),
    ("NL51RYMB0417164300", "iban"),
    ("NL52 RYMB 0417 1643 00", "iban"),
    ("GB29 NWBK 6016 1331 9268 19", "iban"),
    ("FR14 2004 1010 0505 0001 3M02 606", "iban"),
    ("postgres://nora:[]@db.local/tide".replace("[]", "s3cr3tSauce"), None),
]

LABELLED = [
    ("password: {}", "Brine!Otter-72-Quay", "password"),
    ("Password : {} and then press Enter", "Brine! Otter-72- Quay", "password"),
    ("PASSWORD={} make deploy", "sunshine", "password"),
    ("DB_PASSWORD={}", "tide2024", "password"),
    ('"password": "{}",', "correct horse battery", "password"),
    ("<password>{}</password>", "abc123", "password"),
    ("pwd = {}", "hunter2", "password"),
    ("passwd: {}", "hunter2", "password"),
    ("pass phrase: {}", "correct horse battery staple", "password"),
    ("Passphrase: {}", "correct horse battery staple", "password"),
    ("psk={}", "quay-otter-9", "password"),
    ("WPA2 key: {}", "quay-otter-9", "password"),
    ("PIN: {}", "4711", "password"),
    ("PIN {}", "4711", "password"),
    ("Passwort: {}", "Brine!Otter", "password"),
    ("Kennwort lautet {}", "Brine!Otter7", "password"),
    ("contraseña: {}", "Brine!Otter", "password"),
    ("mot de passe : {}", "Azerty123!", "password"),
    ("wachtwoord is {}", "Azerty123!", "password"),
    ("the guest wifi password is {}.", "Brine!Otter-72-Quay", "password"),
    ("wifi password {}", "Brine!Otter-72-Quay", "password"),
    ("Password for the portal: {}", "Brine!Otter-72", "password"),
    ("Password\n{}", "Brine!Otter-72-Quay", "password"),
    ("Your Password:\n{}\nSign in", "Brine!Otter-72-Quay", "password"),
    ("Password\t{}\tShow", "Brine!Otter-72-Quay", "password"),
    ("mysqldump --password {} tides", "sunshine", "password"),
    ("tool --password={} tides", "sunshine", "password"),
    ("sshpass -p {} ssh quay", "hunter2", "password"),
    ("curl -u nora:{} localhost", "hunter2", "password"),
    ("postgres://nora:{}@db.local/tide", "s3cr3t", "password"),
    ("?user=nora&password={}&next=1", "hunter2", "password"),
    ("code: {}", "482913", "one-time code"),
    ("Your verification code is {}.", "482 913", "one-time code"),
    ("Verification code\n{}", "482-913", "one-time code"),
    ("Your Brine code: {}", "G-482913", "one-time code"),
    ("TAN: {}", "482913", "one-time code"),
    ("OTP {}", "482913", "one-time code"),
    ("Bestätigungscode: {}", "482913", "one-time code"),
    ("code de vérification : {}", "482913", "one-time code"),
    ("{} is your Brine verification code", "482913", "one-time code"),
    ("Use {} to sign in", "482913", "one-time code"),
    ("api_key = '{}'", "abc123def456ghi7", "api key"),
    ("API key: {}", "9fQ2mZ7Lr4XvB8nK", "api key"),
    ("apiKey: {}", "9fQ2mZ7Lr4XvB8nK", "api key"),
    ("X-Api-Key: {}", "123e4567-e89b-12d3-a456-426614174000", "api key"),
    ("client_secret={}", "9fQ2mZ7Lr4XvB8nK", "api key"),
    ("HF_TOKEN={}", "9fQ2mZ7Lr4XvB8nK", "api key"),
    ("token: {}", "9fQ2mZ7Lr4XvB8nK", "api key"),
    ("secret_access_key = {}", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX1234KEY", "api key"),
    ("Authorization: Bearer {}", "9fQ2mZ7Lr4XvB8nKcY1h", "api key"),
    ("IBAN: {}", "DE87 6415 0020 0004 71", "iban"),
    ("IBAN {}", "XX12 3456 7890 1234", "iban"),
    ("Visa {} exp 09/28", "4539 5781 1204 6634", "card number"),
    ("CVV: {}", "123", "card number"),
]

HARMLESS = [
    "Order P-55120 was shipped on 2026-06-12 at 09:30.",
    "commit 3f786850e387550fdab836ed7e6dc881de23001b",
    "git checkout 9fceb02d0ae598e95dc970b74767f19372d61af8",
    "sha256 53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "version 1.12.0-rc3, build 20260612093000",
    "Call +49 7071 555 0124 or 0049 7071 5550124",
    "invoice INV-2026-0142, 1,250.00 EUR; INVOICE NO 2026 0612 1234 567",
    "tracking number 1Z999AA10123456784, JD014600006281230704",
    "123e4567-e89b-12d3-a456-426614174000",
    "ISBN 978-3-16-148410-0, EAN 4006381333931",
    "VAT NL001234567B01, DE123456789, ATU12345678",
    "booking code: K7QX2M, SA-7741",
    "booking code: 482913",
    "error code: 10054, exit code 1, status code: 2004",
    "postal code: 1078, zip code 90210, country code: 0031",
    "Forgot your password?",
    "Guest wifi password is at the reception",
    "password reset on Tuesday",
    "The password reset on Tuesday took 30 minutes.",
    "Password: required",
    "Password: ••••••••",
    "password: see the note on the desk",
    "Please change your password before 2026-06-12.",
    "Password must be at least 12 characters",
    "password-protected archive, passwordless login",
    "1Password 8.10.4",
    'password = os.environ["DB_PASSWORD"]',
    "def log_in(user: str, password: str) -> None:",
    "password=$DB_PASSWORD make deploy",
    "Username\nPassword\nSign in",
    "primary key: 123e4567-e89b-12d3-a456-426614174000",
    "issue key: TIDE-4711",
    "public key: AAAAC3NzaC1lZDI1NTE5AAAAIJ3x9",
    "max tokens: 4096, token count 8192",
    "the key at reception, drawer 5",
    "pin 4711 of the connector",
    "QR code 482913",
    "scikit-learn-contrib and sk-learn",
    "mailto:nora.velling@tide.example",
    "http://localhost:8080/tide?x=1",
    "2026-06-12 09:30:00 4711 4712 4713",
    "17 23 42 51 66 72 81 93 12 15",
    "IMEI 35 209900 176148 1",
    "Bearer of bad news",
    "IBAN and BIC are on the invoice",
    "tw-prov restore --kit 14",
    "Order no. 302-1234567-7654321, order 4500017283, PO 7100-2231",
    "Tracking: 1Z 999 AA1 01 2345 6784, 00340434161094042557, RR123456785NL",
    "FedEx 612999988208211, DHL JJD000390007882241231",
    "ISBN-13: 9783161484100, ISBN 0-306-40615-2, ISSN 2049-3630, DOI 10.1000/182",
    "part no. 4006-3813-33931-A, P/N AB-12345-X, SKU 8714100711316",
    "md5 9e107d9d372bb6826bd81d3542a419d6",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    "python-3.12.4-embed-amd64.zip, linux-image-6.8.0-45-generic, 2.4.0-beta.17+build.20260612",
    "MAC 3c:22:fb:9a:10:4e, IPv6 2001:db8:85a3::8a2e:370:7334, 192.168.178.21",
    "GPS 51.92250, 4.47917; 52°22'12\" N",
    "+1 (555) 010-4477, 0800 555 0199, +31 6 1234 5678, 030 123456-78",
    "Flight KL1234, seat 14C, booking K7QX2M, ticket 074-2401234567",
    "VIN WVWZZZ1JZXW000001, license plate B-XY 1234",
    "Bitcoin address 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    "chromium/stable 126.0.6478.126, Build 19045.4529",
    "npm_config_cache=/tmp, sk_buff, pk_fields, hf_hub_download, key-value store, AKIA",
    "eyJ is how such tokens begin; SG. 2 and SG-3 are streets",
    "Basic authentication, basic information-technology-course",
    "pat the dog, patent 1234567, cio, gsk plc",
    "The verification code expires in 10 minutes",
    "Enter the 6-digit code that we sent you",
    "Your code will arrive within 30 seconds",
    "2-step verification is on since 2026",
    "password strength 100 percent, passwords 1 to 20 of 482913",
]


@pytest.mark.parametrize(("secret", "kind"), SECRETS)
@pytest.mark.parametrize("frame", ["{}", "see {} there", "({}),", "a line\n{}\nanother"])
def test_a_shape_alone_gives_a_secret_away(secret: str, kind: str | None, frame: str) -> None:
    redacted = redact_text(frame.format(secret))
    if kind is None:
        assert "s3cr3tSauce" not in redacted
    else:
        assert redacted == frame.format(f"[{kind}]")


@pytest.mark.parametrize(("frame", "secret", "kind"), LABELLED)
def test_a_label_gives_a_secret_away(frame: str, secret: str, kind: str) -> None:
    assert redact_text(frame.format(secret)) == frame.format(f"[{kind}]")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_a_secret_stays(text: str) -> None:
    assert redact_text(text) == text


def test_a_private_key_is_one_secret() -> None:
    body = "\n".join(["b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2g"] * 4)
    name = "OPENSSH PRIVATE KEY"
    block = f"-----BEGIN {name}-----\n{body}\nAAAA==\n-----END {name}-----"
    assert redact_text(f"before\n{block}\nafter") == "before\n[private key]\nafter"
    cut_off = block.rsplit("\n", 2)[0]
    assert redact_text(f"{cut_off}\n\nOrdinary words follow.") == (
        "[private key]\n\nOrdinary words follow."
    )
    assert redact_text(block.split("\n", 1)[1]) == "[private key]"


def test_spans_are_in_order_and_name_their_kind() -> None:
    text = "PIN: 4711, card 4539 5781 1204 6633, DE87 6415 0020 0004 7183 06"
    spans = find_secrets(text)
    assert [span.kind for span in spans] == [
        SecretKind.PASSWORD,
        SecretKind.CARD_NUMBER,
        SecretKind.IBAN,
    ]
    assert [text[span.start : span.end] for span in spans] == [
        "4711",
        "4539 5781 1204 6633",
        "DE87 6415 0020 0004 7183 06",
    ]


def test_markers_are_no_labels() -> None:
    text = "[password] Foo1!bar [one-time code] 482913 password: [password] Bar2!foo"
    assert redact_text(text) == text


def test_two_cards_and_their_check_code() -> None:
    text = "4539 5781 1204 6633 123 and 4539 5781 1204 6633 4539 5781 1204 6633"
    assert "1204" not in redact_text(text)

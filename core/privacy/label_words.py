"""How passwords and one-time codes are labelled, language by language: data alone.

`passwords` and `codes` are pattern parts that ignore case. Each row brings texts whose `{}` is a
secret, and texts that speak of passwords and codes and hold none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class LabelWords:
    """One language's labels. In `is_attached` scripts no blank parts a label from what follows."""

    language: str
    passwords: tuple[str, ...]
    codes: tuple[str, ...]
    with_password: tuple[str, ...]
    with_code: tuple[str, ...]
    harmless: tuple[str, ...]
    is_attached: bool = False


LABEL_WORDS = (
    LabelWords(
        "en",
        (
            r"pass[ -]?(?:words?|phrase|code)",
            "passwd",
            "pwd",
            r"(?<!\w)(?:psk|pw)",
            r"(?<!\w)pass(?=\s*[:=])",
            "pre-?shared[ -]key",
            r"(?:wpa[23]?|wi-?fi|wlan|network)[ _-]?key",
        ),
        (
            r"(?:verification|security|authenticat(?:ion|or)|auth|log-?in|sign-?in"
            r"|(?:one|single)[- ]?(?:time|use)|access|2fa|two-factor|mfa|sms|unlock|recovery"
            r"|backup|pairing|door|gate|alarm|entry|confirmation)[ -]?code",
            "one[- ]?time (?:password|pin|passcode)",
            r"(?<!\w)otp",
        ),
        ("Password: {}", "the password is {}."),
        ("Your verification code is {}.", "{} is your verification code"),
        ("Forgot your password?", "Password: required", "error code: 10054"),
    ),
    LabelWords(
        "de",
        ("passwort", "kennwort", r"(?:netzwerk|wlan-?|sicherheits)schlüssel"),
        (
            "(?:bestätigungs|sicherheits|einmal|freigabe|prüf|zugangs|anmelde)-?code",
            "einmalpasswort",
        ),
        ("Passwort: {}", "Kennwort lautet {}"),
        ("Bestätigungscode: {}", "Ihr Sicherheitscode lautet {}"),
        ("Passwort vergessen?", "Passwort: ändern", "Fehlercode: 10054"),
    ),
    LabelWords(
        "fr",
        (r"mot\s?de\s?passe", r"(?<!\w)mdp", r"phrase\s(?:de\s)?passe"),
        (
            "code de (?:vérification|sécurité|confirmation|validation)",
            "code (?:à usage unique|d'authentification)",
        ),
        ("mot de passe : {}", "Le mot de passe est {}"),
        ("code de vérification : {}", "Votre code de sécurité est {}"),
        ("Mot de passe oublié ?", "Mot de passe : obligatoire", "code postal : 75011"),
    ),
    LabelWords(
        "es",
        ("contrase(?:ñ|n|fi)a", r"clave de acceso"),
        ("código de (?:verificación|seguridad|confirmación|acceso)", "código de un solo uso"),
        ("contraseña: {}", "La contraseña es {}"),
        ("Código de verificación: {}", "Tu código de seguridad es {}"),
        ("¿Olvidaste tu contraseña?", "Contraseña: obligatoria", "código postal: 28013"),
    ),
    LabelWords(
        "it",
        (r"parola d['’]ordine", r"parola chiave", r"chiave di rete"),
        ("codice di (?:verifica|sicurezza|conferma|accesso)", "codice (?:monouso|otp)"),
        ("Parola d'ordine: {}", "La password è {}"),
        ("Codice di verifica: {}", "Il tuo codice di sicurezza è {}"),
        ("Password dimenticata?", "Password: obbligatoria", "codice postale: 20121"),
    ),
    LabelWords(
        "pt",
        ("senha", "palavra[- ]passe"),
        ("código de (?:verificação|segurança|confirmação|acesso)", "código de uso único"),
        ("Senha: {}", "A palavra-passe é {}"),
        ("Código de verificação: {}", "Seu código de segurança é {}"),
        ("Esqueceu a senha?", "Senha: obrigatória", "código postal: 1000-001"),
    ),
    LabelWords(
        "nl",
        ("wachtwoord", "netwerksleutel"),
        ("(?:verificatie|beveiligings|bevestigings|inlog|eenmalige )code",),
        ("wachtwoord: {}", "Het wachtwoord is {}"),
        ("Verificatiecode: {}", "Je beveiligingscode is {}"),
        ("Wachtwoord vergeten?", "Wachtwoord: vereist", "foutcode: 10054"),
    ),
    LabelWords(
        "pl",
        (r"(?<!\w)has(?:ło|ła)",),
        ("kod (?:weryfikacyjny|bezpieczeństwa|jednorazowy|potwierdzając(?:y|ego)|dostępu)",),
        ("Hasło: {}", "Hasło to {}"),
        ("Kod weryfikacyjny: {}", "Twój kod bezpieczeństwa to {}"),
        ("Nie pamiętasz hasła?", "Hasło: wymagane", "kod pocztowy: 00-950"),
    ),
    LabelWords(
        "sv",
        ("lösenord", "nätverksnyckel"),
        ("(?:verifierings|engångs|säkerhets|bekräftelse|inloggnings)kod",),
        ("Lösenord: {}", "Lösenordet är {}"),
        ("Verifieringskod: {}", "Din engångskod är {}"),
        ("Glömt lösenordet?", "Lösenord: krävs", "felkod: 10054"),
    ),
    LabelWords(
        "da",
        ("adgangskode", "kodeord", "netværksnøgle"),
        ("(?:bekræftelses|engangs|sikkerheds|verifikations|login)kode",),
        ("Adgangskode: {}", "Kodeordet er {}"),
        ("Bekræftelseskode: {}", "Din engangskode er {}"),
        ("Glemt adgangskode?", "Adgangskode: påkrævet", "fejlkode: 10054"),
    ),
    LabelWords(
        "nb",
        ("passord", "nettverksnøkkel"),
        ("(?:bekreftelses|engangs|sikkerhets|verifiserings)kode",),
        ("Passord: {}", "Passordet er {}"),
        ("Bekreftelseskode: {}", "Din engangskode er {}"),
        ("Glemt passord?", "Passord: påkrevd", "feilkode: 10054"),
    ),
    LabelWords(
        "fi",
        ("salasana", "tunnuslause"),
        ("(?:vahvistus|kertakäyttö|turva|todennus)koodi",),
        ("Salasana: {}", "Salasana on {}"),
        ("Vahvistuskoodi: {}", "Turvakoodisi on {}"),
        ("Unohditko salasanan?", "Salasana: pakollinen", "virhekoodi: 10054"),
    ),
    LabelWords(
        "cs",
        (r"(?<!\w)hesl[oa]", r"přístupové heslo"),
        ("(?:ověřovací|bezpečnostní|jednorázový|potvrzovací|přístupový) kód",),
        ("Heslo: {}", "Heslo je {}"),
        ("Ověřovací kód: {}", "Váš bezpečnostní kód je {}"),
        ("Zapomněli jste heslo?", "Heslo: povinné", "kód chyby: 10054"),
    ),
    LabelWords(
        "ru",
        (r"(?<!\w)парол(?:ь|я)", "кодовое слово"),
        (
            "код (?:подтверждения|безопасности|доступа|проверки)",
            "(?:проверочный|одноразовый|секретный) (?:код|пароль)",
        ),
        ("Пароль: {}", "Ваш пароль — {}"),
        ("Код подтверждения: {}", "Ваш код безопасности: {}"),
        ("Забыли пароль?", "Пароль: обязательно", "код ошибки: 10054"),
    ),
    LabelWords(
        "uk",
        (r"(?<!\w)парол(?:ь|я)",),
        (
            "код (?:підтвердження|безпеки|доступу|перевірки)",
            "(?:перевірочний|одноразовий) (?:код|пароль)",
        ),
        ("Пароль: {}", "Ваш пароль — {}"),
        ("Код підтвердження: {}", "Ваш код безпеки: {}"),
        ("Забули пароль?", "Пароль: обов'язково", "код помилки: 10054"),
    ),
    LabelWords(
        "tr",
        (r"(?<!\w)parola(?:nız)?", r"(?<!\w)şifre(?:niz)?"),
        ("(?:doğrulama|güvenlik|onay|giriş) kodu(?:nuz)?", "tek kullanımlık (?:kod|şifre)(?:nuz)?"),
        ("Parola: {}", "Şifreniz: {}"),
        ("Doğrulama kodu: {}", "Güvenlik kodunuz: {}"),
        ("Parolanızı mı unuttunuz?", "Parola: gerekli", "hata kodu: 10054"),
    ),
    LabelWords(
        "ja",
        ("パスワード", "暗証番号", "パスフレーズ"),
        ("(?:認証|確認|検証|セキュリティ)(?:コード|番号)", "ワンタイムパスワード"),
        ("パスワード: {}", "パスワード：{}"),
        ("認証コード：{}", "確認コードは「{}」です", "認証番号{}"),
        ("パスワードをお忘れですか？", "パスワード：必須", "エラーコード: 10054"),
        is_attached=True,
    ),
    LabelWords(
        "zh",
        ("密码", "密碼", "口令"),
        ("(?:验证|校验|动态|安全|確認|驗證|認證)(?:码|碼)", "(?:动态|一次性|動態)(?:密码|密碼)"),
        ("密码：{}", "密碼: {}"),
        ("验证码：{}", "您的验证码是{}，5分钟内有效", "驗證碼為 {}"),
        ("忘记密码？", "密码：必填", "错误码: 10054"),
        is_attached=True,
    ),
    LabelWords(
        "ko",
        ("비밀번호", "암호"),
        ("인증 ?(?:번호|코드)", "확인 ?(?:번호|코드)", "보안 ?코드", "일회용 ?(?:비밀번호|코드)"),
        ("비밀번호: {}", "암호: {}"),
        ("인증번호: {}", "인증번호 [{}]를 입력하세요", "확인 코드는 {}입니다"),
        ("비밀번호를 잊으셨나요?", "비밀번호: 필수", "오류 코드: 10054"),
        is_attached=True,
    ),
)

# What may stand between a label and its code where no blank does.
_PARTICLE = r"[はがを는은이가是为為]?"
_OPENING = r"[\s:：\[【「『（(]{0,3}"

IS_WORDS = r"is|was|ist|lautet|war|est|es|è|é|er|är|on|to|je|jest"
"""What says that a value follows: “the password is …”."""

NOT_PASSWORDS = frozenset(
    "obligatoire oublié obligatoria obligatorio obbligatoria obbligatorio dimenticata obrigatória "
    "obrigatório vereist verplicht wymagane wymagany krävs obligatoriskt påkrævet påkrevd "
    "pakollinen povinné обязательно обязательный обов'язково обов'язковий gerekli zorunlu 必須 "
    "必填 必填项 필수 erforderlich".split()
)
"""What stands beside a label in a form that says that it must be filled in."""


# One of these stands in every label: to look for them is ten times cheaper than to try the labels.
_IN_PASSWORD_LABELS = tuple(
    "pass pwd psk pw key mot mdp kennwort schlüssel contrase clave parola chiave senha palavra "
    "wachtwoord sleutel hasł lösen nyckel adgangs kodeord nøgle nøkkel salasana tunnuslause hesl "
    "парол кодовое şifre パス 暗証 密码 密碼 口令 비밀 암호".split()
)
_IN_CODE_LABELS = (
    *"code kod otp códig codice koodi kód код парол passw şifre".split(),
    "time pin",
)


def may_label_password(text: str) -> bool:
    """Whether a text can hold a password's label at all; a quick no for most."""
    folded = text.casefold()
    return any(part in folded for part in _IN_PASSWORD_LABELS)


def may_label_code(text: str) -> bool:
    """Whether a text can hold a one-time code's label at all; a quick no for most."""
    folded = text.casefold()
    return "TAN" in text or any(part in folded for part in _IN_CODE_LABELS)


@lru_cache(maxsize=1)
def password_label() -> re.Pattern[str]:
    """Finds the label of a password; behind it no word may go on."""
    spaced = "|".join(part for row in LABEL_WORDS if not row.is_attached for part in row.passwords)
    attached = "|".join(part for row in LABEL_WORDS if row.is_attached for part in row.passwords)
    # Scandinavian labels may bear the article at their end.
    return re.compile(
        rf"(?i)(?:(?<!1)(?:{spaced})(?:et|en|t)?(?!\w|[-.]\w)|(?:{attached}){_PARTICLE}(?!\w))"
    )


@lru_cache(maxsize=1)
def code_label() -> re.Pattern[str]:
    """Finds the label of a one-time code; a TAN is one, in capitals alone."""
    spaced = "|".join(part for row in LABEL_WORDS if not row.is_attached for part in row.codes)
    return re.compile(
        rf"(?i:{spaced})(?:si|et|en|n)?(?!\w|-\w)|(?<!\w)(?:[a-z]{{1,5}}-?)?TAN(?!\w|-\w)"
    )


@lru_cache(maxsize=1)
def attached_code() -> re.Pattern[str]:
    """Finds a one-time code, as its group, right behind its label in scripts without blanks."""
    labels = "|".join(part for row in LABEL_WORDS if row.is_attached for part in row.codes)
    return re.compile(
        rf"(?:{labels}){_PARTICLE}{_OPENING}(\d{{4,8}}|\d{{3}}[ -]\d{{3}})(?![\d.,:/\-]\d|\d)"
    )

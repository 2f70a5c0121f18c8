"""What the keys and tokens of the common providers look like: one row each, data alone.

Every row tells whose it is, where that is documented, its pattern, and an example that nobody owns.
Lengths are those of the documentation with some less, since a window's edge may cut a key off.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, islice

_GITHUB_LIST = "docs.github.com: Supported secret scanning patterns"
_WORD = r"[A-Za-z0-9]"
_DASHED = r"[\w\-]"


@dataclass(frozen=True, slots=True)
class ProviderKey:
    """One kind of key. `example` fits the pattern; it was made up."""

    name: str
    pattern: str
    example: str
    source: str = _GITHUB_LIST


def _made_up(size: int, signs: str = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8") -> str:
    return "".join(islice(cycle(signs), size))


def _hex(size: int) -> str:
    return _made_up(size, "3fa94b07d2c1e856")


def _upper(size: int) -> str:
    return _made_up(size, "Q4ZK7XW2MB5TYN3R")


PROVIDER_KEYS = (
    # where code lives and is built
    ProviderKey(
        "GitHub, fine-grained", rf"github_pat_{_WORD}\w{{19,}}", "github_pat_" + _made_up(40)
    ),
    ProviderKey("GitHub", rf"gh[opsur]_{_WORD}{{20,}}", "ghp_" + _made_up(36)),
    ProviderKey(
        "GitLab",
        rf"gl(?:pat|ptt|dt|rt|soat|cbt|ft|imt|agent|ffct|oas)-{_DASHED}{{16,}}",
        "glpat-" + _made_up(20),
        "docs.gitlab.com: Security > Tokens > Token prefixes",
    ),
    ProviderKey("Bitbucket", rf"ATBB{_WORD}{{20,}}", "ATBB" + _made_up(32)),
    ProviderKey("Atlassian", rf"AT[AC]TT3{_DASHED}[\w\-=]{{29,}}", "ATATT3x" + _made_up(60)),
    ProviderKey("npm", rf"npm_{_WORD}{{30,}}", "npm_" + _made_up(36)),
    ProviderKey(
        "PyPI",
        rf"pypi-{_DASHED}{{40,}}",
        "pypi-AgE" + _made_up(60),
        "the index's documentation: Integrating with secret reporting",
    ),
    ProviderKey("RubyGems", r"rubygems_[a-f0-9]{32,}", "rubygems_" + _hex(48)),
    ProviderKey("NuGet", r"oy2[a-z0-9]{40,}", "oy2" + _made_up(43, "a1b2c3d4e5f6g7")),
    ProviderKey("crates.io", rf"cio{_WORD}{{32}}", "cio" + _made_up(32)),
    ProviderKey("Docker Hub", rf"dckr_[op]at_{_DASHED}{{20,}}", "dckr_pat_" + _made_up(27)),
    ProviderKey("JFrog Artifactory", rf"AKCp{_WORD}{{60,}}", "AKCp" + _made_up(69)),
    ProviderKey(
        "Terraform Cloud",
        rf"{_WORD}{{14}}\.atlasv1\.{_DASHED}{{40,}}",
        _made_up(14) + ".atlasv1." + _made_up(60),
    ),
    ProviderKey("Pulumi", r"pul-[a-f0-9]{36,}", "pul-" + _hex(40)),
    ProviderKey(
        "Doppler",
        rf"dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w\-]{{2,35}}\.)?{_WORD}{{30,}}",
        "dp.pt." + _made_up(43),
    ),
    ProviderKey("HashiCorp Vault", rf"hv[bsr]\.{_DASHED}{{20,}}", "hvs." + _made_up(24)),
    ProviderKey("Sentry", rf"sntr(?:ys_{_DASHED}{{40,}}|yu_[a-f0-9]{{40,}})", "sntryu_" + _hex(64)),
    ProviderKey("Grafana", rf"gl(?:sa|c)_{_DASHED}{{30,}}", "glsa_" + _made_up(32) + "_1a2b3c4d"),
    ProviderKey("New Relic", r"NR(?:AK|JS|II)-[A-Za-z0-9\-_]{19,}", "NRAK-" + _upper(27)),
    ProviderKey(
        "Dynatrace",
        r"dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{40,}",
        "dt0c01." + _upper(24) + "." + _upper(64),
    ),
    ProviderKey(
        "Postman", r"PMAK-[a-f0-9]{20,}-[a-f0-9]{20,}", "PMAK-" + _hex(24) + "-" + _hex(34)
    ),
    ProviderKey("Linear", rf"lin_(?:api|oauth)_{_WORD}{{30,}}", "lin_api_" + _made_up(40)),
    ProviderKey("Figma", rf"fig[dour]_{_DASHED}{{36,}}", "figd_" + _made_up(40)),
    # clouds
    ProviderKey(
        "Amazon Web Services",
        r"(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])",
        "AKIA" + _upper(16),
        "docs.aws.amazon.com: IAM identifiers > Unique identifiers",
    ),
    ProviderKey("Google API", rf"AIza{_DASHED}{{30,}}", "AIza" + _made_up(35)),
    ProviderKey("Google OAuth secret", rf"GOCSPX-{_DASHED}{{20,}}", "GOCSPX-" + _made_up(28)),
    ProviderKey("Google OAuth token", rf"ya29\.{_DASHED}{{20,}}", "ya29." + _made_up(60)),
    ProviderKey("Google refresh token", rf"1//0{_DASHED}{{30,}}", "1//0" + _made_up(60)),
    ProviderKey(
        "Azure client secret",
        r"[\w.~\-]{3}\dQ~[\w.~\-]{31,34}(?![\w~])",
        _made_up(3) + "8Q~" + _made_up(34),
    ),
    ProviderKey("Alibaba Cloud", rf"LTAI{_WORD}{{12,20}}(?![A-Za-z0-9])", "LTAI" + _made_up(20)),
    ProviderKey("DigitalOcean", r"do[opr]_v1_[a-f0-9]{40,}", "dop_v1_" + _hex(64)),
    ProviderKey("Heroku", rf"HRKU-{_DASHED}{{30,}}", "HRKU-AA" + _made_up(58)),
    ProviderKey("Fly.io", r"(?:fo1|fm1[ar]|fm2)_[\w\-+/=]{40,}", "fo1_" + _made_up(43)),
    ProviderKey("Supabase", rf"sb(?:p_[a-f0-9]{{40}}|_secret_{_DASHED}{{20,}})", "sbp_" + _hex(40)),
    ProviderKey(
        "PlanetScale", r"pscale_(?:tkn|pw|oauth)_[\w\-.=]{30,}", "pscale_tkn_" + _made_up(43)
    ),
    ProviderKey("Databricks", r"dapi[a-f0-9]{32}(?:-\d)?", "dapi" + _hex(32)),
    ProviderKey("Tailscale", rf"tskey-[a-z]+-{_DASHED}{{16,}}", "tskey-auth-" + _made_up(30)),
    ProviderKey("1Password service account", r"ops_eyJ[\w\-+/=]{40,}", "ops_eyJ" + _made_up(250)),
    ProviderKey(
        "1Password secret key",
        r"A3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
        "A3-Q4ZK7X-W2MB5T-YN3RQ-4ZK7X-W2MB5-TYN3R",
        "support.1password.com: About your Secret Key",
    ),
    # language models
    ProviderKey("Hugging Face", rf"(?:hf|api_org)_{_WORD}{{20,}}", "hf_" + _made_up(34)),
    ProviderKey("Groq", rf"gsk_{_WORD}{{20,}}", "gsk_" + _made_up(52)),
    ProviderKey("Replicate", rf"r8_{_WORD}{{30,}}", "r8_" + _made_up(37)),
    ProviderKey("xAI", rf"xai-{_WORD}{{30,}}", "xai-" + _made_up(80)),
    ProviderKey("Perplexity", rf"pplx-{_WORD}{{30,}}", "pplx-" + _made_up(48)),
    # money and shops
    ProviderKey(
        "Stripe",
        rf"(?:sk|rk|pk)_(?:live|test)_{_WORD}{{10,}}",
        "sk_live_" + _made_up(24),
        "docs.stripe.com: API keys",
    ),
    ProviderKey("Stripe webhook", r"whsec_[A-Za-z0-9+/=]{16,}", "whsec_" + _made_up(32)),
    ProviderKey("Shopify", r"shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{20,}", "shpat_" + _hex(32)),
    ProviderKey(
        "Square",
        rf"(?:sq0(?:atp|csp)-{_DASHED}{{20,}}|EAAA{_DASHED}{{56,}})",
        "sq0atp-" + _made_up(22),
    ),
    ProviderKey(
        "PayPal Braintree",
        r"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}",
        "access_token$production$" + _made_up(16, "a1b2c3") + "$" + _hex(32),
    ),
    # mail and messages
    ProviderKey(
        "Slack",
        r"xox[abeoprs]\s?-\s?[\w\-]{10,}",
        "xoxb-123456789012-" + _made_up(24),
        "api.slack.com: Token types",
    ),
    ProviderKey("Slack app", rf"xapp-\d-{_DASHED}{{10,}}", "xapp-1-" + _made_up(40)),
    ProviderKey(
        "Telegram bot",
        rf"\d{{8,10}}:AA{_DASHED}{{32,}}",
        "1234567890:AA" + _made_up(33),
        "core.telegram.org/bots/api: Authorizing your bot",
    ),
    ProviderKey(
        "Discord",
        rf"[MNO]{_DASHED}{{23,25}}\.{_DASHED}{{6}}\.{_DASHED}{{27,}}",
        "M" + _made_up(24) + "." + _made_up(6) + "." + _made_up(38),
        "discord.com/developers/docs/reference: Authentication",
    ),
    ProviderKey("Facebook", rf"EAA{_WORD}{{60,}}", "EAA" + _made_up(100)),
    ProviderKey(
        "Twilio",
        r"SK[a-f0-9]{32}(?![A-Za-z0-9])",
        "SK" + _hex(32),
        "twilio.com/docs/iam/api-keys",
    ),
    ProviderKey(
        "SendGrid",
        rf"SG\.{_DASHED}{{16,}}\.{_DASHED}{{16,}}",
        "SG." + _made_up(22) + "." + _made_up(43),
    ),
    ProviderKey("Mailgun", r"key-[a-f0-9]{32}(?![A-Za-z0-9])", "key-" + _hex(32)),
    ProviderKey("Mailchimp", r"[a-f0-9]{32}-us\d{1,2}(?![A-Za-z0-9])", _hex(32) + "-us12"),
    ProviderKey(
        "Brevo", r"xkeysib-[a-f0-9]{50,}-\w{10,}", "xkeysib-" + _hex(64) + "-" + _made_up(16)
    ),
    ProviderKey("Notion", rf"ntn_{_WORD}{{30,}}", "ntn_" + _made_up(46)),
    ProviderKey(
        "Airtable", r"pat[A-Za-z0-9]{14}\.[a-f0-9]{50,}", "pat" + _made_up(14) + "." + _hex(64)
    ),
    # of no single provider
    ProviderKey(
        "age",
        r"AGE-SECRET-KEY-1[A-Z0-9]{40,}",
        "AGE-SECRET-KEY-1" + _upper(58),
        "age-encryption.org/v1",
    ),
    ProviderKey(
        "JSON web token",
        r"eyJ[\w\-]{8,}\s?\.\s?[\w\-]{8,}(?:\s?\.\s?[\w\-]{4,})?",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.SflKxwRJSMeKKF2QT4fwpM",
        "RFC 7519",
    ),
)

HIDDEN_PARTS = (
    ProviderKey(
        "Slack webhook",
        r"hooks\.slack\.com/(?:services|workflows)/([\w\-/]{20,})",
        "https://hooks.slack.com/services/T01ABCDEF/B01ABCDEF/" + _made_up(24),
        "api.slack.com: Sending messages using incoming webhooks",
    ),
    ProviderKey(
        "Discord webhook",
        r"discord(?:app)?\.com/api/webhooks/(\d{10,}/[\w\-]{30,})",
        "https://discord.com/api/webhooks/123456789012345678/" + _made_up(68),
        "discord.com/developers/docs/resources/webhook",
    ),
    ProviderKey(
        "Teams webhook",
        r"webhook\.office\.com/webhookb2/([\w@\-/]{40,})",
        "https://firm.webhook.office.com/webhookb2/" + _hex(32) + "/IncomingWebhook/" + _hex(32),
        "learn.microsoft.com: Create Incoming Webhooks",
    ),
    ProviderKey(
        "Azure account or shared access key",
        r"(?i:AccountKey|SharedAccessKey)\s?=\s?([A-Za-z0-9+/]{40,}={0,2})",
        "DefaultEndpointsProtocol=https;AccountName=tides;AccountKey=" + _made_up(86) + "==",
        "learn.microsoft.com: Configure Azure Storage connection strings",
    ),
    ProviderKey(
        "Azure shared access signature",
        r"[?&;]sig=([A-Za-z0-9%+/]{30,}={0,2})",
        "https://tides.blob.core.windows.net/a?sv=2024-11-04&sig=" + _made_up(43) + "%3D",
        "learn.microsoft.com: Create a service SAS",
    ),
    ProviderKey(
        "Amazon signed address",
        r"X-Amz-(?:Signature|Security-Token)=([A-Za-z0-9%+/\-]{40,})",
        "https://tides.s3.amazonaws.com/a?X-Amz-Signature=" + _hex(64),
        "docs.aws.amazon.com: Authenticating requests: query parameters",
    ),
    ProviderKey(
        "seed of one-time passwords",
        r"otpauth://\S*?secret=([A-Za-z2-7]{8,}=*)",
        "otpauth://totp/Tide:nora?secret=" + _made_up(32, "JBSWY3DPEHPK3PXP") + "&issuer=Tide",
        "github.com/google/google-authenticator/wiki/Key-Uri-Format",
    ),
    ProviderKey(
        "PuTTY private key",
        r"Private-Lines: \d+\s+((?:[A-Za-z0-9+/=]{20,}\s*)+)",
        "Private-Lines: 1\n" + _made_up(64),
        "the.earth.li/~sgtatham/putty: Appendix C, PPK file format",
    ),
)
"""Where only a part is secret, which is the pattern's group."""


@lru_cache(maxsize=1)
def whole_keys() -> re.Pattern[str]:
    """Finds every key that is told by its own shape."""
    shapes = "|".join(key.pattern for key in PROVIDER_KEYS)
    return re.compile(rf"(?<![A-Za-z0-9])(?:{shapes})")


@lru_cache(maxsize=1)
def hidden_parts() -> tuple[re.Pattern[str], ...]:
    """Find what is secret of an address, a connection string or a file."""
    return tuple(re.compile(key.pattern) for key in HIDDEN_PARTS)

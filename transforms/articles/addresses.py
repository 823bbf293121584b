"""The one address under which an article is known, whatever link led to it."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

LONGEST_ADDRESS = 2048
"""Characters; sitemaps.org allows no longer ones."""
FEWEST_LABELS = 2
DETOURS = 3
"""A link of a link of an AMP page; who nests deeper hides something."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_SAFE = "/:@!$'()*+,;~-._%"

_SHOWN_BY = (
    (re.compile(r"(?:www\.)?(?:google\.[a-z.]{2,6}|bing\.com)"), re.compile(r"/amp/(s/)?(.+)")),
    (re.compile(r"(?:[\w-]+\.)?cdn\.ampproject\.org"), re.compile(r"/[a-z]{1,2}/(s/)?(.+)")),
    (re.compile(r"web\.archive\.org"), re.compile(r"/web/\d{4,14}\w*/(https?:/+)?(.+)")),
)
"""Hosts that show others' pages, and the form of their paths: amp.dev, "AMP Cache URL"; the
Wayback Machine's "URL based access"."""
_FORWARDERS = re.compile(r"(?:www\.)?google\.[a-z.]{2,6}")
"""Google's alerts link to "/url?url=" or "/url?q=" and the address meant."""

_OTHER_FACES = re.compile(r"(?:www\d?|m|mobile|amp|touch|wap)\.")
_INNER_FACE = re.compile(r"(?<=\.)(?:m|amp)\.(?=[^.]+\.[^.]+$)")
"""en.m.wikipedia.org shows what en.wikipedia.org does."""
_PUBLIC_SECOND = frozenset({"ac", "co", "com", "edu", "gov", "go", "ne", "net", "or", "org"})
"""Second labels under which names are given out, before a country's two letters: co.uk, com.au."""

_SESSION_STEP = re.compile(r";(?:jsessionid|phpsessid|sid|session_?id)=[^;]*", re.IGNORECASE)
"""Servlets' ";jsessionid="."""
_SESSION_FOLDER = re.compile(r"\((?:[A-Z]\([^()]{10,80}\))+\)")
"""ASP.NET's "/(S(lit3py55t21z5v55vlm25s55))/"."""
_AMP_ENDING = re.compile(r"\.amp(?=$|\.html$)")
_AMP_FILES = frozenset({"amp.html", "index.amp", "index.amp.html"})
_SLUG = re.compile(r"[^-]*-[^-]+-.*")
_INDEX = re.compile(r"(?:index|default)\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)", re.IGNORECASE)

_TRACKING_PREFIXES = (
    "utm_", "at_", "ns_", "mc_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "_hs", "vero_", "stm_",
    "wt.", "wt_", "itm_", "xtor", "__twitter", "amp_", "fb_", "ga_", "gad_", "__s", "trk_", "oly_",
    "aspsessionid", "_branch_", "guce_",
)  # fmt: skip
_TRACKING = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid",
    "ttclid", "igshid", "igsh", "li_fat_id", "epik", "srsltid", "_ga", "_gl", "mkt_tok", "mbid",
    "ncid", "cmpid", "cmp", "icid", "ito", "ocid", "cvid", "sr_share", "smid", "smtyp", "spm",
    "soc_src", "soc_trk", "tsrc", "traffic_source", "usqp", "feedtype", "feedname", "ftcamp",
    "ft_orig", "reflink", "reflink_id", "share_id", "shareid", "sharetoken", "sharetype",
    "sfmc_id", "sfmcid", "s_cid", "sc_cid", "intcid", "mrfcid", "mrfhud", "echobox", "guccounter",
    "bxid", "cndid", "esrc", "hashed_user", "action_object_map", "action_ref_map",
    "action_type_map", "unlocked_article_code", "giftcopy", "phpsessid", "jsessionid",
    "sessionid", "session_id", "cfid", "cftoken", "zanpid", "emc", "regi_id", "segment_id",
    "campaign_id", "instance_id",
})  # fmt: skip
"""Parameters that tell who sent the reader, never which page: the lists of ClearURLs and of
Firefox's query stripping, those of newsletters and share buttons, and sessions."""
_SENDERS = frozenset({
    "ref", "ref_src", "ref_url", "referrer", "referer", "refer", "via", "shared", "medium",
    "partner", "mod", "rss", "sid",
})  # fmt: skip
"""Parameters that name the sender, or else which page: a number is a page's, a word a sender's."""
_SENDER_VALUE = re.compile(r"[a-z_.-]*", re.IGNORECASE)
_ASKED_OR_SENDERS = frozenset({"from", "source", "src", "share", "campaign", "feature"})
"""Parameters that name the sender, or else what is asked for ("?from=usd", "?source=reuters"):
a sender's where each of their words is one of these."""
_SENDER_WORDS = frozenset({
    "alert", "alerts", "amp", "app", "applenews", "article", "articles", "banner", "bar",
    "bing", "bottom", "box", "breaking", "briefing", "button", "copy", "copylink", "daily",
    "desktop", "direct", "email", "emails", "facebook", "fb", "feed", "feeds", "flipboard",
    "footer", "front", "frontpage", "google", "googlenews", "header", "home", "homepage", "hp",
    "icon", "inline", "instagram", "link", "linkedin", "links", "mail", "menu", "messenger",
    "mobile", "more", "mostread", "msn", "nav", "navigation", "newsletter", "newsletters",
    "notification", "page", "permalink", "pinterest", "pocket", "popular", "promo", "push",
    "recirc", "recommended", "reddit", "related", "rss", "section", "share", "sharebar",
    "sharebutton", "shared", "sharing", "sidebar", "sms", "social", "t.co", "teaser",
    "telegram", "tiktok", "toolbar", "top", "trending", "tw", "twitter", "web", "webpush",
    "website", "whatsapp", "widget", "yahoo", "youtu.be", "youtube",
})  # fmt: skip
_WORD_BREAK = re.compile(r"[-_ +]+")
_MARK_OF_VISIT = re.compile(r"(?=[0-9]*[a-f])(?=[a-f]*\d)[0-9a-f]{20,}", re.IGNORECASE)
"""A session's or a share's own number, as long as nobody numbers pages."""
_LOOKS = frozenset({
    ("outputtype", "amp"), ("output", "amp"), ("output", "1"), ("amp", ""), ("amp", "1"),
    ("amp", "true"), ("noamp", "mobile"), ("noamp", "1"), ("view", "print"), ("view", "mobile"),
    ("view", "amp"), ("mobile", "1"), ("mobile", "true"), ("print", ""), ("print", "1"),
    ("print", "true"), ("printpage", "true"), ("singlepage", "true"), ("page", "all"),
    ("showcomments", "true"), ("rss", "1"), ("rss", "yes"),
})  # fmt: skip
"""Parameters with the value that changes how the page looks."""


def canonical_url(url: str) -> str | None:
    """Return the canonical form of an article's address, or None where `url` is no web address.

    Addresses of one article give one form: without what names the sender or a session, without
    the fragment ("#!/story" stays: it names the page), the port and the index file that are
    meant anyway; from AMP pages, mobile hosts and forwarding links back to the article's own;
    without "www.", a user and a closing slash; parameters in the order of their names. Where
    nobody can tell whether two addresses are of one page, they stay two. http is https, unless
    a port is named: a port speaks one of them. What comes back is canonical: it gives itself.

    Args:
        url: An absolute address, as a link or a record prints it.
    """
    parts = _split(_SPACES.sub("", url))
    for _ in range(DETOURS):
        parts = _meant(parts) if parts else None
    host = _host(parts) if parts else None
    if parts is None or host is None:
        return None
    query = _query(parts.query)
    path = _path(parts.path, bool(query))
    fragment = "#" + _escaped(parts.fragment) if parts.fragment.startswith("!") else ""
    scheme = parts.scheme if ":" in host.rpartition("]")[2] else "https"
    return f"{scheme}://{host}{path}{'?' if query else ''}{query}{fragment}"


def _split(text: str) -> SplitResult | None:
    if len(text) > LONGEST_ADDRESS or not _SCHEME.match(text):
        return None
    try:
        parts = urlsplit(text)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _meant(parts: SplitResult) -> SplitResult | None:
    """Return the address that a cache, an archive or a forwarding link is of; else `parts`."""
    host = parts.hostname or ""
    if parts.path == "/url" and _FORWARDERS.fullmatch(host):
        named = dict(parse_qsl(parts.query))
        return _split(named.get("url") or named.get("q") or "") or parts
    for hosts, paths in _SHOWN_BY:
        found = paths.fullmatch(parts.path) if hosts.fullmatch(host) else None
        if found and "." in found[2].partition("/")[0]:
            return _split(f"https://{found[2]}{'?' if parts.query else ''}{parts.query}")
    return parts


def _host(parts: SplitResult) -> str | None:
    """Return the host, with its port where it is not the usual one; None for no host name."""
    name = (parts.hostname or "").rstrip(".")
    try:
        name = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    usual = {"http": 80, "https": 443}[parts.scheme]
    port = "" if parts.port in (None, usual) else f":{parts.port}"
    return _desktop(name) + port if name else None


def _desktop(host: str) -> str:
    """Return the host of the full page: "m.example.com" and "www.example.com" give one."""
    while (found := _OTHER_FACES.match(host)) and _is_whole(host[found.end() :]):
        host = host[found.end() :]
    return _INNER_FACE.sub("", host)


def _is_whole(host: str) -> bool:
    """Tell whether `host` is a name somebody can hold: not "com", not "co.uk"."""
    labels = host.split(".")
    if len(labels) > FEWEST_LABELS:
        return True
    return len(labels) == FEWEST_LABELS and not (
        labels[0] in _PUBLIC_SECOND and len(labels[1]) == len("uk")
    )


def _path(path: str, has_query: bool) -> str:
    """Return the path without session, AMP part, index file, dots and empty steps."""
    steps: list[str] = []
    for raw in _escaped(path).split("/"):
        step = _SESSION_STEP.sub("", raw)
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", ".") and not _SESSION_FOLDER.fullmatch(step):
            steps.append(step)
    steps = _without_amp(steps)
    while steps and not has_query and _INDEX.fullmatch(steps[-1]):
        steps = steps[:-1]
    return "/" + "/".join(steps)


def _without_amp(steps: list[str]) -> list[str]:
    """Return the steps of the full page: "amp" alone may as well be what a page is about."""
    last = [step if step in _AMP_FILES else _AMP_ENDING.sub("", step) for step in steps[-1:]]
    steps = [*steps[:-1], *last]
    others = [step for step in steps if step not in _AMP_FILES] or steps
    article = [step for step in others if step != "amp"]
    return article if _is_article(article) else others


def _is_article(steps: list[str]) -> bool:
    """Tell whether a path is an article's: it has a number, or ends with some words of a title."""
    has_number = any(char.isdigit() for step in steps for char in step)
    return has_number or bool(steps and _SLUG.match(steps[-1]))


def _query(query: str) -> str:
    """Return the parameters that tell which page it is, each once, in the order of their names."""
    parts = query.replace("&amp;", "&").split("&")
    return "&".join(sorted({_escaped(part, "=?[]") for part in parts if part and _tells(part)}))


def _tells(parameter: str) -> bool:
    """Tell whether `parameter` says which page it is."""
    name, _, value = parameter.partition("=")
    name, value = unquote(name).lower(), unquote(value)
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return False
    return not _is_sender(name, value.lower()) and (name, value.lower()) not in _LOOKS


def _is_sender(name: str, value: str) -> bool:
    if name in _SENDERS:
        return bool(_SENDER_VALUE.fullmatch(value) or _MARK_OF_VISIT.fullmatch(value))
    if name not in _ASKED_OR_SENDERS:
        return False
    words = set(filter(None, _WORD_BREAK.split(value)))
    return words <= _SENDER_WORDS or bool(_MARK_OF_VISIT.fullmatch(value))


def _escaped(text: str, also_safe: str = "=&") -> str:
    """Return `text` with one spelling of each character: escaped only where it must be."""
    return quote(_ESCAPE.sub(_read_escape, text), safe=_SAFE + also_safe, errors="replace")


def _read_escape(found: re.Match[str]) -> str:
    char = chr(int(found[0][1:], 16))
    is_unreserved = char.isascii() and (char.isalnum() or char in "-._~")
    return char if is_unreserved else found[0].upper()

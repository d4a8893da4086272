"""`python -m bench [webhook | growth | understanding | entitlements | safeguarding]`: run these, or all of them."""

from __future__ import annotations

import sys

from bench import entitlements, growth, safeguarding, understanding, webhook

PARTS = {
    "webhook": webhook.main,
    "growth": growth.main,
    "understanding": understanding.main,
    "entitlements": entitlements.main,
    "safeguarding": safeguarding.main,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"bench: {unknown[0]} is none of {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names or PARTS:
        print(f"\n== {name}")
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

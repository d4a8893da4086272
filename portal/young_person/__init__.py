"""A young person's own pages: my plan, my messages, ask for contact, who my adviser is, my phone."""

from portal.young_person.routes import blueprint

__all__ = ["blueprint"]

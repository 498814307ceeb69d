"""From a sheet to its bytes."""

from __future__ import annotations

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from plugins.model.addresses import root
from plugins.model.problems import Problem, problem
from plugins.model.sheets import File, Page, Sheet
from plugins.press.dress import Dress


def print_sheet(sheet: Sheet, env: Environment, dress: Dress) -> bytes:
    """The file's bytes: a maker's, or the template filled with the page's values and the dress.

    Raises jinja2.TemplateError where the template is wrong or asks for a value the page has not.
    """
    if isinstance(sheet, File):
        return sheet.maker(sheet.values)
    words = dress.words(str(sheet.values.get("lang", "vi")))
    values = {**sheet.values, "root": root(sheet.path), "path": sheet.path, "t": words, "site": dress.site}
    return env.get_template(sheet.template).render(values).encode()


def template_problem(page: Page, error: TemplateError) -> Problem:
    """A template error told with the template's name, its line where known, and the page it was printing."""
    if isinstance(error, TemplateSyntaxError):
        return problem("BT811", error.name or page.template, error.lineno, page=page.path, reason=error.message)
    if isinstance(error, TemplateNotFound):
        return problem("BT813", page.template, page=page.path, name=str(error.name))
    line = 0
    name = page.template
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.endswith(".html"):
            name, line = code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return problem("BT811", name, line, page=page.path, reason=error.message)

"""The command line in Vietnamese: click's headings and usage errors in our words."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import click

HELP = "Hiện hướng dẫn này rồi thoát."


class Command(click.Command):
    """A verb whose help is in Vietnamese throughout."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line: how the verb is written."""
        words = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH …"}
        pieces = [words.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), "Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a Vietnamese heading."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help with our words."""
        option = super().get_help_option(ctx)
        if option:
            option.help = HELP
        return option


class Group(Command, click.Group):
    """The list of verbs."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the verbs with a line each."""
        super().format_options(ctx, formatter)
        verbs = [(name, self.commands[name].get_short_help_str(100)) for name in self.list_commands(ctx)]
        with formatter.section("Lệnh"):
            formatter.write_dl(verbs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order they were written, the most used first."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb asked for; an unknown one is answered with the nearest."""
        name = args[0]
        if self.get_command(ctx, name) is None:
            near = get_close_matches(name, self.commands, 1)
            guess = f"; có phải “{near[0]}”?" if near else ". Gõ “bantin --help” để xem các lệnh."
            raise click.UsageError(f"không có lệnh “{name}”{guess}", ctx)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the words of a call, in Vietnamese, with the nearest option where one is near."""
    if isinstance(error, click.NoSuchOption):
        near = f"; có phải “{error.possibilities[0]}”?" if error.possibilities else ""
        return f"không có tùy chọn “{error.option_name}”{near}"
    if isinstance(error, click.MissingParameter):
        return f"thiếu {_name(error.param)}"
    if isinstance(error, click.BadOptionUsage):
        return f"tùy chọn “{error.option_name}” cần một giá trị"
    if isinstance(error, click.BadParameter):
        return f"giá trị của {_name(error.param)} không dùng được: {_reason(error)}"
    if "unexpected extra argument" in error.message:
        return f"thừa chữ ở cuối lệnh: {error.message.rpartition('(')[2].rstrip(').')}"
    return error.message


def _name(param: Any) -> str:
    return f"“{param.opts[0] if isinstance(param, click.Option) else param.make_metavar(click.Context(Command('')))}”"


def _reason(error: click.BadParameter) -> str:
    kind = getattr(error.param, "type", None)
    if isinstance(kind, click.Choice):
        return f"chọn một trong {', '.join(map(str, kind.choices))}"
    if isinstance(kind, click.Path):
        return "không có tệp hoặc thư mục ấy"
    if isinstance(kind, click.IntRange):
        return f"cần một số nguyên từ {kind.min}" + (f" đến {kind.max}" if kind.max is not None else " trở lên")
    if isinstance(kind, click.types.IntParamType):
        return "cần một số nguyên"
    return error.message

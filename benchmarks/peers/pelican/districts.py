"""What stock Pelican lacks of the common portal: districts, related articles, the neighbours within a district."""

from collections import defaultdict

from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.writers import Writer

RELATED, PAGE_LENGTH = 6, 20


def arrange(generator: ArticlesGenerator) -> None:
    """Give every article its related ones and its neighbours, and the context the articles of each district."""
    by_tag, by_category, by_district = defaultdict(list), defaultdict(list), defaultdict(list)
    for article in generator.articles:  # newest first
        by_district[article.metadata["district"]].append(article)
        by_category[article.category.slug].append(article)
        for tag in article.tags:
            by_tag[tag.slug].append(article)
    for article in generator.articles:
        same = by_tag[article.tags[0].slug] if article.tags else by_category[article.category.slug]
        article.related = [other for other in same[: RELATED + 1] if other is not article][:RELATED]
    for articles in by_district.values():
        for newer, article, older in zip([None, *articles], articles, [*articles[1:], None], strict=False):
            article.newer, article.older = newer, older
    generator.context["districts"] = sorted(by_district.items())


class Districts(Generator):
    """The page of each district and their index."""

    def generate_output(self, writer: Writer) -> None:
        """Pages of twenty, like those of a category."""
        districts = self.context["districts"]
        for slug, articles in districts:
            writer.write_file(
                f"dia-phuong/{slug}/index.html",
                self.get_template("district"),
                self.context,
                url=f"dia-phuong/{slug}/index.html",
                paginated={"articles": articles, "dates": articles},
                template_name="district",
                district=articles[0].place,
                articles=articles,
                dates=articles,
            )
        writer.write_file(
            "dia-phuong/index.html", self.get_template("districts"), self.context, url="dia-phuong/index.html"
        )


def generators(_pelican: Pelican) -> type[Generator]:
    """The generator Pelican is to add; a lambda here would be forgotten, for signals hold their receivers weakly."""
    return Districts


def register() -> None:
    """Pelican calls this."""
    signals.article_generator_finalized.connect(arrange)
    signals.get_generators.connect(generators)

// A portal on Eleventy with the same articles and lists as bantin; the corpus lies in content/ beside this file.

const SITE = { name: "Bản tin mẫu", url: "https://bantin.example" };
const RELATED = 6;
const PAGE_LENGTH = 20;

const slug = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[^a-z0-9\s-]/g, "").trim().replace(/[\s-]+/g, "-");

const pad = (number) => String(number).padStart(2, "0");
const local = (date) => new Date(date.getTime() + 7 * 3_600_000); // Asia/Ho_Chi_Minh, so that the UTC getters tell its time
const year = (date) => String(local(date).getUTCFullYear());
const month = (date) => `${year(date)}/${pad(local(date).getUTCMonth() + 1)}`;
const day = (date) => `${pad(local(date).getUTCDate())}/${pad(local(date).getUTCMonth() + 1)}/${year(date)}`;
const iso = (date) => `${local(date).toISOString().slice(0, 19)}+07:00`;

const LISTS = [
  { folder: "chuyen-muc", name: "Chuyên mục", terms: (article) => [article.data.category], address: slug },
  { folder: "chu-de", name: "Chủ đề", terms: (article) => article.data.tags, address: slug },
  { folder: "tac-gia", name: "Tác giả", terms: (article) => article.data.authors, address: slug },
  { folder: "dia-phuong", name: "Địa phương", terms: (article) => [article.data.district], address: (term) => term },
  {
    folder: "luu-tru",
    name: "Lưu trữ",
    terms: (article) => [year(article.date), month(article.date)],
    address: (term) => term,
  },
];

function grouped(articles, list) {
  const terms = new Map();
  for (const article of articles)
    for (const term of list.terms(article)) {
      if (!terms.has(term)) {
        const name = list.folder === "dia-phuong" ? article.data.place : term;
        terms.set(term, { name, base: `${list.folder}/${list.address(term)}`, list, articles: [] });
      }
      terms.get(term).articles.push(article);
    }
  return terms;
}

function pagesOf(term) {
  const total = Math.ceil(term.articles.length / PAGE_LENGTH);
  const address = (number) => (number === 1 ? `${term.base}/index.html` : `${term.base}/${number}.html`);
  return Array.from({ length: total }, (_, index) => ({
    term,
    number: index + 1,
    total,
    address: address(index + 1),
    previous: index ? address(index) : "",
    next: index + 1 < total ? address(index + 2) : "",
    articles: term.articles.slice(index * PAGE_LENGTH, (index + 1) * PAGE_LENGTH),
  }));
}

function around(articles, topics, districts) {
  const found = {};
  for (const article of articles) {
    const same = topics.get(article.data.tags[0]).articles.slice(0, RELATED + 1);
    found[article.inputPath] = { related: same.filter((other) => other !== article).slice(0, RELATED) };
  }
  for (const { articles: mine } of districts.values())
    mine.forEach((article, index) => Object.assign(found[article.inputPath], { newer: mine[index - 1], older: mine[index + 1] }));
  return found;
}

function portal(collections) {
  const articles = collections.getFilteredByGlob("content/bai-viet/*.md").sort((one, other) => other.date - one.date);
  const lists = LISTS.map((list) => ({ ...list, terms: grouped(articles, list) }));
  return {
    articles,
    around: around(articles, lists[1].terms, lists[3].terms),
    categories: [...lists[0].terms.values()],
    indexes: lists.map((list) => ({ ...list, terms: [...list.terms.values()].sort((a, b) => (a.base < b.base ? -1 : 1)) })),
    pages: lists.flatMap((list) => [...list.terms.values()].flatMap(pagesOf)),
  };
}

export default function (config) {
  let made; // one arrangement for the three collections of a build
  const once = (collections) => (made ??= portal(collections));
  config.on("eleventy.before", () => (made = undefined));
  config.addCollection("portal", once);
  config.addCollection("listPages", (collections) => once(collections).pages);
  config.addCollection("listIndexes", (collections) => once(collections).indexes);
  config.addGlobalData("site", SITE);
  config.addFilter("day", day);
  config.addFilter("iso", iso);
  config.addFilter("slug", slug);
  config.addFilter("first", (list, number) => list.slice(0, number));
  config.addGlobalData("eleventyComputed", {
    permalink: (data) =>
      data.district ? `bai-viet/${year(data.page.date)}/${data.page.fileSlug}.html` : data.permalink,
  });
  config.addPassthroughCopy({ "content/anh": "anh", "portal.css": "portal.css" });
  config.setQuietMode(true);
  return { dir: { input: ".", includes: "_includes", output: "out" }, markdownTemplateEngine: false };
}

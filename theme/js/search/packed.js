/* What shards pack: numbers, postings, and the columns of facets; the twin of plugins/search/postings.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var KINDS = ["article", "report", "page", "place", "organisation"];

  /* The digits of numbers in base 31 as characters without escapes: those that end a number, then those that go on. */
  var ENDS = 62;
  var GOES_ON = 31;
  var DIGITS = [];
  for (var code = 0x20; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) DIGITS[code] = DIGITS.filter(Number.isInteger).length;

  /* The numbers that a text packs. */
  function numbersOf(text) {
    var numbers = [];
    for (var i = 0; i < text.length; i++) {
      var number = 0;
      var scale = 1;
      var digit = DIGITS[text.charCodeAt(i)];
      for (; digit >= ENDS; digit = DIGITS[text.charCodeAt(++i)]) {
        number += (digit - ENDS) * scale;
        scale *= GOES_ON;
      }
      numbers.push(number + digit * scale);
    }
    return numbers;
  }

  function nothing() {
    return { documents: [], title: [], keys: [], body: [] };
  }

  /* Postings as columns, added to `postings`: documents, and how often in title, keys or body. A document stands there
     once for each spelling and field, in no order; its numbers are added up. */
  function decode(packed, base, postings) {
    var numbers = numbersOf(packed);
    var at = 1;
    postings = postings || nothing();
    for (var left = numbers[0]; left > 0; left--) {
      addList(postings, numbers, at + 2, at + 2 + numbers[at + 1], base, numbers[at] & 3, numbers[at] >>> 2);
      at += 2 + numbers[at + 1];
    }
    addList(postings, numbers, at, numbers.length, base, 0, 1);
    return postings;
  }

  /* Postings, packed or as columns already, added to others. */
  function append(list, base, postings) {
    if (typeof list === "string") return decode(list, base, postings);
    list.documents.forEach(function (document, i) {
      postings.documents.push(base + document);
      postings.title.push(list.title[i]);
      postings.keys.push(list.keys[i]);
      postings.body.push(list.body[i]);
    });
    return postings;
  }

  /* One list of documents, by their steps, that have a term so many times in body (0), keys (1) or title (2). */
  function addList(postings, steps, from, to, document, field, times) {
    for (var i = from; i < to; i++) {
      document += steps[i];
      postings.documents.push(document);
      postings.title.push(field === 2 ? times : 0);
      postings.keys.push(field === 1 ? times : 0);
      postings.body.push(field === 0 ? times : 0);
    }
  }

  /* The letters and digits of a name without marks, between dashes; the twin of `bare` in plugins/search/shards.py. */
  function bare(name) {
    var letters = name.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
    return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  /* [key, name] of a place: "1Huyện Yên Thế\t215" is yen-the-215, its name without one word. */
  function placeOfLine(line) {
    var cut = line.indexOf("\t");
    var name = line.slice(1, cut);
    if (line[0] === "-") return [line.slice(cut + 1), name];
    return [bare(name).split("-").slice(Number(line[0])).join("-") + "-" + line.slice(cut + 1), name];
  }

  /* Body lengths of a block. */
  function lengths(part) {
    return numbersOf(part.length).map(function (number) {
      return Math.pow(2, part.sizes[number] / 8) - 1;
    });
  }

  /* Facet columns of all segments joined: a value or list of values a document. */
  function columns(segments) {
    var joined = { years: [], kinds: [], categories: [], places: [], placeNames: new Map(), categoryNames: new Map() };
    segments.forEach(function (part) {
      var named = part.placeNames ? part.placeNames.split("\n").map(placeOfLine) : [];
      var rows = part.places.map(function (row) {
        return row.map(function (place) {
          return named[place][0];
        });
      });
      part.years.forEach(function (run) {
        for (var i = 0; i < run[1]; i++) joined.years.push(run[0] ? String(run[0]) : "");
      });
      numbersOf(part.sort).forEach(function (number) {
        var sort = part.sorts[number];
        joined.kinds.push(KINDS[sort[0]]);
        joined.categories.push(sort[1] ? part.categoryNames[sort[1] - 1][0] : "");
      });
      numbersOf(part.place).forEach(function (number) {
        joined.places.push(rows[number]);
      });
      named.forEach(function (row) {
        joined.placeNames.set(row[0], row[1]);
      });
      part.categoryNames.forEach(function (row) {
        joined.categoryNames.set(row[0], row[1]);
      });
    });
    return joined;
  }

  bantin.packed = { nothing: nothing, decode: decode, append: append, lengths: lengths, columns: columns };
})(typeof globalThis !== "undefined" ? globalThis : this);

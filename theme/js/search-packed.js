/* What shards pack: numbers, postings, and the columns of facets; the twin of plugins/search/postings.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var KINDS = ["article", "report", "page", "place", "organisation"];

  function bytesOf(packed) {
    var binary = atob(packed);
    var bytes = new Uint8Array(binary.length);
    for (var i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  }

  /* The numbers of packed varints. */
  function numbersOf(packed) {
    var bytes = bytesOf(packed);
    var numbers = [];
    for (var i = 0; i < bytes.length; i++) {
      var number = 0;
      var scale = 1;
      for (; bytes[i] & 0x80; i++) {
        number += (bytes[i] & 0x7f) * scale;
        scale *= 128;
      }
      numbers.push(number + bytes[i] * scale);
    }
    return numbers;
  }

  function nothing() {
    return { documents: [], title: [], keys: [], body: [] };
  }

  /* Postings as columns, added to `postings`: documents in rising order, and how often in title, keys and body. */
  function decode(packed, base, postings) {
    var numbers = numbersOf(packed);
    var document = base;
    postings = postings || nothing();
    for (var i = 0; i < numbers.length; i++) {
      var mode = numbers[i] & 3;
      document += numbers[i] >>> 2;
      var few = mode === 2 ? numbers[++i] : mode === 3 ? 1 : 0;
      postings.documents.push(document);
      postings.title.push(few >> 4);
      postings.keys.push(few & 15);
      postings.body.push(mode === 0 ? 1 : mode === 3 ? 0 : numbers[++i]);
    }
    return postings;
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

  /* Facet columns of all segments joined: a value or list of values a document. */
  function columns(segments) {
    var joined = { years: [], kinds: [], categories: [], places: [], lengths: [], placeNames: new Map(), categoryNames: new Map() };
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
      bytesOf(part.lengths).forEach(function (byte) {
        joined.lengths.push(Math.pow(2, byte / 8) - 1);
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

  bantin.packed = { nothing: nothing, decode: decode, columns: columns };
})(typeof globalThis !== "undefined" ? globalThis : this);

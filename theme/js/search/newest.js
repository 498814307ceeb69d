/* The newest pieces stand in one file, as texts: the shards of their segment are made of it here; the twin of
   plugins/search/newest.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;
  var BODY = 0;
  var KEYS = 1;
  var TITLE = 2;

  function counter(found, key, make) {
    if (!found.has(key)) found.set(key, make());
    return found.get(key);
  }

  function newMap() {
    return new Map();
  }

  /* Fold to exact form to {fold, exact, spellings, places}, of which `places` go from document to times by field. */
  function terms() {
    var kinds = { u: new Map(), p: new Map() };

    function add(kind, document, field, fold, exact, spelling) {
      var form = counter(counter(kinds[kind], fold, newMap), exact, function () {
        return { exact: exact, spellings: new Map(), places: new Map() };
      });
      var times = counter(form.places, document, function () {
        return [0, 0, 0];
      });
      times[field] += 1;
      counter(form.spellings, spelling, function () {
        return new Set();
      }).add(document + " " + field);
    }

    return { kinds: kinds, add: add };
  }

  function spelled(text, token) {
    var raw = text.slice(token.start, token.end);
    return raw === "TƯ" && token.exact === "tw" ? "TW" : raw;
  }

  /* Syllables and pairs of one text; titles hold common words too, and each pair of places once. */
  function analysed(into, document, field, text) {
    var found = analysis.tokens(text);
    var kept = analysis.kept(found);
    var words = field === TITLE ? found : kept;
    var pairs = field === TITLE ? analysis.pairs(found).concat(analysis.pairs(kept)) : analysis.pairs(kept);
    var seen = new Set();
    words.forEach(function (token) {
      into.add("u", document, field, token.fold, token.exact, spelled(text, token));
    });
    pairs.forEach(function (two) {
      var place = two[0].start + " " + two[1].start;
      if (seen.has(place)) return;
      seen.add(place);
      into.add("p", document, field, two[0].fold + " " + two[1].fold, two[0].exact + " " + two[1].exact,
        spelled(text, two[0]) + " " + spelled(text, two[1]));
    });
  }

  /* The commonest spelling of a form, of equals the first by its characters. */
  function commonest(spellings) {
    return Array.from(spellings, function (row) {
      return [row[0], row[1].size];
    }).sort(function (a, b) {
      return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    })[0][0];
  }

  /* A shard's rows of one fold: [spelling, documents, postings], commonest first. */
  function rowsOf(forms) {
    return Array.from(forms.values()).sort(function (a, b) {
      return b.places.size - a.places.size || (a.exact < b.exact ? -1 : 1);
    }).map(function (form) {
      var postings = bantin.packed.nothing();
      form.places.forEach(function (times, document) {
        postings.documents.push(document);
        postings.body.push(times[BODY]);
        postings.keys.push(times[KEYS]);
        postings.title.push(times[TITLE]);
      });
      return [commonest(form.spellings), form.places.size, postings];
    });
  }

  function shard(folds) {
    var rows = {};
    folds.forEach(function (forms, fold) {
      rows[fold] = rowsOf(forms);
    });
    return rows;
  }

  /* The lexicon as lines of no letters shared: level and key, and how it is spelled. */
  function lexicon(rows) {
    return Object.keys(rows).filter(function (fold) {
      return fold[0] > "9";
    }).sort().map(function (fold) {
      var level = (32 - Math.clz32(rows[fold][0][1])).toString(36);
      return "0" + level + fold + ";" + rows[fold][0][0];
    }).join("\n");
  }

  function chunks(segment, texts) {
    var made = {};
    texts.forEach(function (text, document) {
      var place = bantin.shards.placeInChunk(document, segment.short, segment.per);
      var name = segment.name + "/d/" + place[0].toString(16);
      (made[name] = made[name] || []).push(text);
    });
    return made;
  }

  /* The shards of a segment by their names, out of its one file. */
  bantin.newest = function (segment, content) {
    var found = terms();
    content.d.forEach(function (text, document) {
      var named = text[4] === "place" || text[4] === "organisation";
      if (!named) analysed(found, document, TITLE, text[1]);
      content.k[document].forEach(analysed.bind(null, found, document, KEYS));
      if (!named) analysed(found, document, BODY, text[5]);
    });
    var made = chunks(segment, content.d);
    made[segment.name + "/u/0"] = shard(found.kinds.u);
    made[segment.name + "/p/0"] = shard(found.kinds.p);
    made[segment.name + "/l"] = lexicon(made[segment.name + "/u/0"]);
    ["g", "n"].forEach(function (kind) {
      made[segment.name + "/" + kind] = content[kind];
    });
    made[segment.name + "/f/0"] = content.f;
    return made;
  };
})(typeof globalThis !== "undefined" ? globalThis : this);

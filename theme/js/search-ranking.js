/* Matching and scoring: the twin of plugins/search/ranking.py, the same numbers in the same order. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  var K1 = 1.2;
  var B_BODY = 0.75;
  var TITLE = 3.0;
  var KEYS = 2.0;
  var BODY = 1.0;
  var PAIRS = 3.0;
  var PHRASE = 50.0;

  function pairFold(left, right) {
    return left.fold + " " + right.fold;
  }

  /* All matches of a query, best first, of equals the newest first: {document, score, phrase, forms}. */
  function matches(query, shelf, relaxed) {
    return prepare(query, shelf).then(function (rows) {
      var best = new Map();
      rows.forEach(function (words) {
        ofReading(words, shelf, relaxed).forEach(function (match) {
          var known = best.get(match.document);
          if (!known || (match.phrase !== known.phrase ? match.phrase : match.score > known.score)) best.set(match.document, match);
        });
      });
      return Array.from(best.values()).sort(function (a, b) {
        return b.score - a.score || b.document - a.document;
      });
    });
  }

  /* Loads what the readings need, and drops weak words that stand in no name; the words of each reading. */
  function prepare(query, shelf) {
    var asked = [];
    query.readings.forEach(function (reading) {
      reading.forEach(function (word, i) {
        asked.push(["u", word.fold]);
        if (i) asked.push(["p", pairFold(reading[i - 1], word)]);
      });
    });
    return Promise.all([shelf.facts(), shelf.prepare(asked)]).then(function () {
      var rows = query.readings.map(function (reading) {
        return firm(reading, shelf);
      });
      var closed = [];
      rows.forEach(function (words) {
        for (var i = 1; i < words.length; i++) closed.push(["p", pairFold(words[i - 1], words[i])]);
      });
      return shelf.prepare(closed).then(function () {
        return rows;
      });
    });
  }

  function firm(reading, shelf) {
    var strong = reading.filter(function (word, place) {
      return !word.weak || holds(reading, place, shelf);
    });
    return strong.length ? strong : reading.slice();
  }

  function holds(reading, place, shelf) {
    for (var left = place - 1; left <= place; left++) {
      if (left < 0 || left + 1 >= reading.length) continue;
      var words = [reading[left], reading[left + 1]];
      var known = shelf.spellings("p", pairFold(words[0], words[1]));
      for (var i = 0; i < known.length; i++) if (fits(words, known[i]) && (any(known[i].postings.body) || any(known[i].postings.keys))) return true;
    }
    return false;
  }

  function fits(words, spelling) {
    var exacts = spelling.exact.split(" ");
    return words.every(function (word, i) {
      return !word.strict || word.exact === exacts[i];
    });
  }

  function any(counts) {
    return counts.some(function (count) {
      return count > 0;
    });
  }

  /* Counts in three fields, dense by document, of several spellings each by its weight. */
  function gathered(weighed, size) {
    var counts = { title: new Float64Array(size), keys: new Float64Array(size), body: new Float64Array(size), seen: new Uint8Array(size), documents: [] };
    weighed.forEach(function (pair) {
      var weight = pair[0];
      var postings = pair[1].postings;
      postings.documents.forEach(function (document, i) {
        if (!counts.seen[document]) {
          counts.seen[document] = 1;
          counts.documents.push(document);
        }
        counts.title[document] += weight * postings.title[i];
        counts.keys[document] += weight * postings.keys[i];
        counts.body[document] += weight * postings.body[i];
      });
    });
    return counts;
  }

  function ofReading(words, shelf, relaxed) {
    var chosen = [];
    var counts = words.map(function (word) {
      var known = new Map();
      shelf.spellings("u", word.fold).forEach(function (spelling) {
        known.set(spelling.exact, spelling);
      });
      var weighed = bantin.query.weights(word, Array.from(known.keys()), relaxed);
      chosen.push(weighed);
      return gathered(Array.from(weighed).map(function (row) {
        return [row[1], known.get(row[0])];
      }), shelf.documents);
    });
    var pairs = [];
    for (var i = 1; i < words.length; i++) pairs.push(pairOf(words[i - 1], words[i], chosen[i - 1], chosen[i], shelf));
    return counts[0].documents.filter(function (document) {
      return counts.every(function (each) {
        return each.seen[document];
      });
    }).map(function (document) {
      return matchOf(document, counts, pairs, shelf);
    });
  }

  function pairOf(first, second, left, right, shelf) {
    var weighed = [];
    shelf.spellings("p", pairFold(first, second)).forEach(function (spelling) {
      var exacts = spelling.exact.split(" ");
      if (left.has(exacts[0]) && right.has(exacts[1])) weighed.push([left.get(exacts[0]) * right.get(exacts[1]), spelling]);
    });
    return gathered(weighed, shelf.documents);
  }

  function matchOf(document, counts, pairs, shelf) {
    var norm = 1 - B_BODY + (B_BODY * shelf.length(document)) / shelf.average;
    var score = 0;
    var met = 0;
    counts.forEach(function (each) {
      score += bm25(each, document, norm, shelf.documents);
    });
    pairs.forEach(function (each) {
      if (!each.seen[document]) return;
      met++;
      score += PAIRS * bm25(each, document, norm, shelf.documents);
    });
    if (pairs.length) score += PHRASE * Math.pow(met / pairs.length, 2);
    return { document: document, score: score, phrase: met === pairs.length };
  }

  function bm25(counts, document, norm, all) {
    var idf = Math.log(all / (counts.documents.length + 1)) + 1;
    var title = counts.title[document];
    var keys = counts.keys[document];
    var body = counts.body[document];
    return idf * (
      (TITLE * title * (K1 + 1)) / (title + K1) + (KEYS * keys * (K1 + 1)) / (keys + K1) + (BODY * body * (K1 + 1)) / (body + K1 * norm)
    );
  }

  /* Of a query without marks only the pieces with the phrase, where there are any; else all. */
  function shown(query, found) {
    var phrases = found.filter(function (match) {
      return match.phrase;
    });
    return phrases.length && !query.strict ? phrases : found;
  }

  /* The exact forms that the words of a query were looked up as. */
  function forms(query, shelf, relaxed) {
    var all = new Set();
    query.readings.forEach(function (reading) {
      firm(reading, shelf).forEach(function (word) {
        var known = shelf.spellings("u", word.fold).map(function (spelling) {
          return spelling.exact;
        });
        bantin.query.weights(word, known, relaxed).forEach(function (_, exact) {
          all.add(exact);
        });
      });
    });
    return all;
  }

  /* The ways a query without marks is spelled in the pieces found: {text, forms, documents}, the commonest first. */
  function spellings(query, shelf, found) {
    if (query.strict || !query.readings.length) return [];
    var words = firm(query.readings[0], shelf);
    var among = new Set(found.map(function (match) {
      return match.document;
    }));
    var rows = words.length === 1 ? single(words[0], shelf) : chains(words, shelf, among);
    rows.forEach(function (row) {
      row.documents = row.documents.filter(function (document) {
        return among.has(document);
      });
    });
    return rows.filter(function (row) {
      return row.documents.length;
    }).sort(function (a, b) {
      return b.documents.length - a.documents.length;
    });
  }

  function single(word, shelf) {
    return shelf.spellings("u", word.fold).map(function (spelling) {
      return { text: spelling.surface, forms: [spelling.exact], documents: spelling.postings.documents };
    });
  }

  /* Rows of pair spellings that fit end to end, and the documents that have all pairs of a row. */
  function chains(words, shelf, among) {
    var rows = [{ text: "", forms: [], documents: null }];
    for (var i = 1; i < words.length; i++) {
      var next = [];
      shelf.spellings("p", pairFold(words[i - 1], words[i])).forEach(function (spelling) {
        var exacts = spelling.exact.split(" ");
        var surfaces = spelling.surface.split(" ");
        var here = new Set(spelling.postings.documents.filter(function (document) {
          return among.has(document);
        }));
        rows.forEach(function (row) {
          if (row.documents && row.forms[row.forms.length - 1] !== exacts[0]) return;
          var documents = row.documents ? row.documents.filter(function (document) {
            return here.has(document);
          }) : Array.from(here);
          if (!documents.length) return;
          next.push({
            text: row.documents ? row.text + " " + surfaces[1] : spelling.surface,
            forms: row.documents ? row.forms.concat(exacts[1]) : exacts,
            documents: documents
          });
        });
      });
      rows = next.sort(function (a, b) {
        return b.documents.length - a.documents.length;
      }).slice(0, 20);
    }
    return rows;
  }

  bantin.ranking = { matches: matches, shown: shown, forms: forms, spellings: spellings };
})(typeof globalThis !== "undefined" ? globalThis : this);

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
  var LOOSE = 1.0;
  var RARE = 4096;

  function pairFold(left, right) {
    return left.fold + " " + right.fold;
  }

  /* All matches of a query, best first, of equals the newest first: {document, score, phrase}. No more of long lists is
     read than bounds says, unless `whole`; in blocks left unread the documents are found that have all words side by
     side, a word counts there as often as it stands beside its neighbours, and every body is as long as the average.
     `left` of the list is how many documents stand in such blocks; `sideBySide` tells that only those with all words side
     by side are shown, and were looked for. */
  function matches(query, shelf, relaxed, whole) {
    return prepare(query, shelf).then(function (rows) {
      return Promise.all(rows.map(function (words, i) {
        return ofReading(query.readings[i], words, shelf, { relaxed: relaxed, whole: whole, strict: query.strict });
      }));
    }).then(function (answers) {
      var best = new Map();
      answers.forEach(function (answer) {
        answer.found.forEach(function (match) {
          var known = best.get(match.document);
          if (!known || (match.phrase !== known.phrase ? match.phrase : match.score > known.score)) best.set(match.document, match);
        });
      });
      var found = Array.from(best.values()).sort(function (a, b) {
        return step(b.score) - step(a.score) || b.document - a.document;
      });
      return told(found, answers, query.strict);
    });
  }

  function documentsIn(blocks) {
    return blocks.reduce(function (sum, block) {
      return sum + block[1];
    }, 0);
  }

  /* What of common words was not read, given what each reading left unread and whether its pairs stand anywhere. Where
     only pieces with all words side by side are shown, lists of words leave out none of them. */
  function told(found, answers, strict) {
    var phrases = !strict && found.some(function (match) {
      return match.phrase;
    });
    found.sideBySide = phrases && answers.some(function (answer) {
      return answer.pairs.length && answer.unread.words.length;
    });
    found.left = Math.max.apply(Math, [0].concat(answers.map(function (answer) {
      if (!phrases || !answer.pairs.length) return documentsIn(answer.unread.words);
      return answer.pairs.every(Boolean) ? documentsIn(answer.unread.pairs) : 0;
    })));
    return found;
  }

  /* A score in steps of a billionth: what differs less is equal. */
  function step(score) {
    return Math.floor(score * 1e9 + 0.5);
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
    return Promise.all([shelf.lengths(null), shelf.prepare(asked)]).then(function () {
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
      for (var i = 0; i < known.length; i++) if (known[i].held && fits(words, known[i])) return true;
    }
    return false;
  }

  function fits(words, spelling) {
    var exacts = spelling.exact.split(" ");
    return words.every(function (word, i) {
      return !word.strict || word.exact === exacts[i];
    });
  }

  /* Counts in three fields, dense by document, of several spellings each by its weight, without
     what stands in unread blocks; `all` is how many have them. */
  function gathered(size, unread, weighed) {
    var counts = { title: new Float64Array(size), keys: new Float64Array(size), body: new Float64Array(size), seen: new Uint8Array(size), all: 0 };
    weighed.forEach(function (pair) {
      var weight = pair[0];
      var postings = pair[1].postings;
      var documents = postings.documents;
      counts.all += pair[1].count;
      for (var i = 0; i < documents.length; i++) {
        var document = documents[i];
        if (unread.length && bantin.bounds.isLeft(pair[1], document, unread)) continue;
        counts.seen[document] = 1;
        counts.title[document] += weight * postings.title[i];
        counts.keys[document] += weight * postings.keys[i];
        counts.body[document] += weight * postings.body[i];
      }
    });
    counts.all = Math.min(counts.all, size);
    return counts;
  }

  function spellingsOf(weighed) {
    return weighed.map(function (pair) {
      return pair[1];
    });
  }

  /* The documents that have every word, rising; long lists are read only where the words before leave candidates, and
     not in unread blocks. */
  function common(weighed, shelf, unread) {
    var order = weighed.map(function (row) {
      return { heads: spellingsOf(row), count: 0, long: false };
    });
    order.forEach(function (word) {
      word.heads.forEach(function (head) {
        word.count += head.count;
        word.long = word.long || head.parts.length > 0;
      });
    });
    order.sort(function (a, b) {
      return a.long - b.long || a.count - b.count;
    });
    return order.reduce(function (promise, word) {
      return promise.then(function (left) {
        return shelf.open(word.heads, left, unread).then(function () {
          return narrowed(left, word.heads, shelf.documents, unread);
        });
      });
    }, Promise.resolve(null));
  }

  function narrowed(left, heads, size, unread) {
    var seen = new Uint8Array(size);
    heads.forEach(function (head) {
      head.postings.documents.forEach(function (document) {
        if (!unread.length || !bantin.bounds.isLeft(head, document, unread)) seen[document] = 1;
      });
    });
    if (left) return left.filter(function (document) {
      return seen[document];
    });
    var found = [];
    for (var document = 0; document < size; document++) if (seen[document]) found.push(document);
    return found;
  }

  function ofReading(reading, words, shelf, asked) {
    var chosen = new Map();
    var known = new Map();
    reading.forEach(function (word) {
      known.set(word, new Map());
      shelf.spellings("u", word.fold).forEach(function (spelling) {
        known.get(word).set(spelling.exact, spelling);
      });
      chosen.set(word, bantin.query.weights(word, Array.from(known.get(word).keys()), asked.relaxed));
    });
    var weighed = words.map(function (word) {
      return Array.from(chosen.get(word)).map(function (row) {
        return [row[1], known.get(word).get(row[0])];
      });
    });
    var twos = neighbours(words).map(pairOf);
    var loose = neighbours(reading).filter(isLoose).map(pairOf).map(rare);
    var whole = Promise.resolve({ words: [], pairs: [] });
    return (asked.whole ? whole : bantin.bounds.left(weighed.map(spellingsOf), twos.map(spellingsOf), shelf, asked.strict)).then(scored);

    function scored(unread) {
      return common(weighed, shelf, unread.words).then(function (documents) {
        var lists = [].concat.apply([], twos.concat(loose).map(spellingsOf));
        return shelf.open(lists, unread.words.length ? null : documents, unread.pairs).then(function () {
          return ranked(documents, unread);
        });
      });
    }

    function ranked(documents, unread) {
      var counts = weighed.map(gathered.bind(null, shelf.documents, unread.words));
      var pairs = [twos, loose].map(function (rows) {
        return rows.map(gathered.bind(null, shelf.documents, unread.pairs));
      });
      if (twos.length) documents = bantin.bounds.sideBySide(counts, pairs[0], unread.words).concat(documents);
      var isUnread = bantin.bounds.inBlocks.bind(null, unread.words);
      return shelf.lengths(documents.filter(function (document) {
        return !isUnread(document);
      })).then(function () {
        var found = documents.map(function (document) {
          return matchOf(document, isUnread(document) ? shelf.average : shelf.length(document), counts, pairs, shelf);
        });
        return { found: found, unread: unread, pairs: twos.map(sizeOf) };
      });
    }

    function isLoose(two) {
      return words.indexOf(two[0]) < 0 || words.indexOf(two[1]) < 0;
    }

    function pairOf(two) {
      var left = chosen.get(two[0]);
      var right = chosen.get(two[1]);
      var found = [];
      shelf.spellings("p", pairFold(two[0], two[1])).forEach(function (spelling) {
        var exacts = spelling.exact.split(" ");
        if (left.has(exacts[0]) && right.has(exacts[1])) found.push([left.get(exacts[0]) * right.get(exacts[1]), spelling]);
      });
      return found;
    }
  }

  function sizeOf(row) {
    return row.length;
  }

  function neighbours(words) {
    return words.slice(1).map(function (word, i) {
      return [words[i], word];
    });
  }

  function rare(weighed) {
    return weighed.filter(function (pair) {
      return pair[1].count < RARE;
    });
  }

  function matchOf(document, length, counts, twos, shelf) {
    var pairs = twos[0];
    var norm = 1 - B_BODY + (B_BODY * length) / shelf.average;
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
    twos[1].forEach(function (each) {
      if (each.seen[document]) score += LOOSE * bm25(each, document, norm, shelf.documents);
    });
    if (pairs.length) score += PHRASE * Math.pow(met / pairs.length, 2);
    return { document: document, score: score, phrase: met === pairs.length };
  }

  function bm25(counts, document, norm, all) {
    var idf = Math.log(all / (counts.all + 1)) + 1;
    var title = counts.title[document];
    var keys = counts.keys[document];
    var body = counts.body[document];
    return idf * (
      (TITLE * title * (K1 + 1)) / (title + K1) + (KEYS * keys * (K1 + 1)) / (keys + K1) + (BODY * body * (K1 + 1)) / (body + K1 * norm)
    );
  }

  bantin.ranking = { matches: matches, firm: firm, pairFold: pairFold };
})(typeof globalThis !== "undefined" ? globalThis : this);

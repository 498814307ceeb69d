/* How much a query of common words reads; the twin of plugins/search/bounds.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  function isLong(head) {
    return head.parts.length > 0;
  }

  function sum(items, numberOf) {
    return items.reduce(function (all, item) {
      return all + numberOf(item);
    }, 0);
  }

  function countOf(head) {
    return head.count;
  }

  function longOf(rows) {
    return [].concat.apply([], rows).filter(isLong);
  }

  /* The documents that stand in every row of lists. */
  function allOf(rows) {
    return rows.map(function (row) {
      return new Set([].concat.apply([], row.map(function (head) {
        return head.postings.documents;
      })));
    }).reduce(function (left, right) {
      return left && new Set(Array.from(left).filter(right.has, right)) || right;
    }, null) || new Set();
  }

  /* The blocks of long lists, rising: [first document, documents]. */
  function blocksOf(long) {
    var sizes = new Map();
    long.forEach(function (head) {
      head.parts.forEach(function (part) {
        sizes.set(part[1], part[2]);
      });
    });
    return Array.from(sizes).sort(function (a, b) {
      return a[0] - b[0];
    });
  }

  /* About how many postings of a list stand in the blocks that begin so. */
  function within(head, chosen) {
    var covered = sum(head.parts, function (part) {
      return chosen.has(part[1]) ? part[2] : 0;
    });
    return Math.floor((head.count * covered) / sum(head.parts, function (part) {
      return part[2];
    }));
  }

  /* All blocks but those that are read: where promising documents stand, then the newest, while there is room. */
  function unread(long, most, promising) {
    var likely = new Set();
    var blocks = blocksOf(long);
    blocks.forEach(function (block) {
      if (Array.from(promising).some(inBlocks.bind(null, [block]))) likely.add(block);
    });
    var order = blocks.slice().sort(function (a, b) {
      return likely.has(b) - likely.has(a) || b[0] - a[0];
    });
    var chosen = new Set([order[0][0]]);
    for (var i = 1; i < order.length; i++) {
      chosen.add(order[i][0]);
      if (sum(long, function (head) {
        return within(head, chosen);
      }) <= most) continue;
      chosen.delete(order[i][0]);
      break;
    }
    return blocks.filter(function (block) {
      return !chosen.has(block[0]);
    });
  }

  function inBlocks(blocks, document) {
    return blocks.some(function (block) {
      return block[0] <= document && document < block[0] + block[1];
    });
  }

  /* What a query leaves unread in long lists of words and of pairs, given the lists of each word and of each pair. Pairs go
     first: where they tell that pieces have all words of a query without marks side by side, only these are shown, and
     no long list of a word is read. */
  function left(words, pairs, shelf, strict) {
    var MOST = bantin.bounds.MOST;
    var apart = longOf(words);
    var beside = longOf(pairs);
    var spent = sum(beside, countOf);
    var fits = spent <= (strict ? MOST / 3 : MOST);
    if (!apart.length && !beside.length) return Promise.resolve({ words: [], pairs: [] });
    return (fits && !strict ? shelf.open(beside, null, []) : Promise.resolve()).then(function () {
      if (fits && !strict && allOf(pairs).size) return { words: blocksOf(apart), pairs: [] };
      if (spent + sum(apart, countOf) <= MOST) return { words: [], pairs: [] };
      var promising = allOf(words.concat(pairs).filter(function (row) {
        return row.length && !row.some(isLong);
      }));
      if (fits) return { words: unread(apart, MOST - spent, promising), pairs: [] };
      var both = unread(apart.concat(beside), MOST, promising);
      return { words: both, pairs: both };
    });
  }

  /* Whether a posting of a list stands in a block that is left unread. */
  function isLeft(head, document, blocks) {
    return isLong(head) && inBlocks(blocks, document);
  }

  /* The documents of unread blocks that have all pairs and not all words; what the words of those that have all pairs
     count is put to that of the pairs. */
  function sideBySide(counts, pairs, blocks) {
    var found = [];
    blocks.forEach(function (block) {
      for (var document = block[0]; document < block[0] + block[1]; document++) if (hasAll(pairs, document)) {
        if (!hasAll(counts, document)) found.push(document);
        counts.forEach(raise.bind(null, pairs, document));
      }
    });
    return found;
  }

  function hasAll(rows, document) {
    return rows.every(function (row) {
      return row.seen[document];
    });
  }

  function raise(pairs, document, counts, place) {
    pairs.slice(Math.max(0, place - 1), place + 1).forEach(function (pair) {
      ["title", "keys", "body"].forEach(function (field) {
        counts[field][document] = Math.max(counts[field][document], pair[field][document]);
      });
    });
    counts.seen[document] = 1;
  }

  bantin.bounds = { MOST: 48000, left: left, isLeft: isLeft, inBlocks: inBlocks, sideBySide: sideBySide };
})(typeof globalThis !== "undefined" ? globalThis : this);

/* The shelf on which the ranking looks terms up: what it asks for is loaded, a shard at a time. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;
  var packed = bantin.packed;
  /* FNV-1a of one syllable's fold. */
  function hashed(fold) {
    var hash = 0x811c9dc5;
    for (var i = 0; i < fold.length; i++) hash = Math.imul(hash ^ fold.charCodeAt(i), 0x01000193);
    return hash ^ (hash >>> 16);
  }

  /* The shard of a fold key, of a syllable or of two: the low bits of its hash in hexadecimal digits. */
  function placeOf(fold, bits) {
    var parts = fold.split(" ");
    var hash = hashed(parts[0]);
    if (parts.length > 1) {
      hash = Math.imul(hash, 0x9e3779b1) ^ hashed(parts[1]);
      hash ^= hash >>> 16;
    }
    return (hash & ((1 << bits) - 1)).toString(16).padStart(((bits + 3) >> 2) || 1, "0");
  }

  function exactOf(shown) {
    if (shown[0] === "=") return shown.slice(1);
    return analysis.tokens(shown).map(function (token) {
      return token.exact;
    }).join(" ");
  }

  /* Whether some number of a rising list lies in [from, to). */
  function anyIn(numbers, from, to) {
    var low = 0;
    var high = numbers.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (numbers[middle] < from) low = middle + 1;
      else high = middle;
    }
    return low < numbers.length && numbers[low] < to;
  }

  /* The chunk of a document's text and where it stands in it: places and organisations are chunked apart. */
  function placeInChunk(document, short, per) {
    if (document < short[0]) return [Math.floor(document / short[1]), document % short[1]];
    return [Math.ceil(short[0] / short[1]) + Math.floor((document - short[0]) / per), (document - short[0]) % per];
  }

  /* The number of the last block of a segment, which takes the rest. */
  function lastBlock(segment) {
    return Math.max(0, Math.floor(segment.documents / segment.block) - 1);
  }

  /* The first document of a block and how many it has. */
  function extent(segment, base, number) {
    var start = number * segment.block;
    return [base + start, number === lastBlock(segment) ? segment.documents - start : segment.block];
  }

  function segmentOf(manifest, name) {
    return manifest.segments.filter(function (segment) {
      return name.indexOf(segment.name + "/") === 0;
    })[0];
  }

  /* A shelf: where the ranking looks terms up, over all segments of the manifest. */
  function shelf(manifest, load) {
    var fetched = load || function (name) {
      return bantin.loaded(name, segmentOf(manifest, name).version);
    };
    var newest = new Map();
    var known = new Map();
    var heads = new Map();
    var lengths = new Float64Array(manifest.documents);
    var measured = new Set();

    function named(kind, fold) {
      return manifest.segments.map(function (segment) {
        return segment.name + "/" + kind + "/" + placeOf(fold, segment[kind]);
      });
    }

    /* The content of a shard; those of the newest pieces are made of one file. */
    function get(name) {
      var segment = segmentOf(manifest, name);
      if (!segment.texts) return fetched(name);
      if (!newest.has(segment)) newest.set(segment, fetched(segment.name + "/t").then(bantin.newest.bind(null, segment)));
      return newest.get(segment).then(function (shards) {
        return shards[name];
      }, function (error) {
        newest.delete(segment);
        throw error;
      });
    }

    function need(names) {
      return Promise.all(Array.from(new Set(names)).map(function (name) {
        if (known.has(name)) return undefined;
        return get(name).then(function (content) {
          known.set(name, content);
        });
      }));
    }

    /* Loads what `spellings` will be asked: rows of [kind, fold]. */
    function prepare(asked) {
      return need([].concat.apply([], asked.map(function (row) {
        return named(row[0], row[1]);
      })));
    }

    /* The spellings of a fold key, in most documents first, then by exact form. What is in its long lists `open` adds:
       `parts` are rows [file, first document, documents] of blocks, `held` tells that some body or key has it. */
    function spellings(kind, fold) {
      var asked = kind + " " + fold;
      if (!heads.has(asked)) heads.set(asked, headsOf(kind, fold));
      return heads.get(asked);
    }

    function headsOf(kind, fold) {
      var found = new Map();
      var base = 0;
      named(kind, fold).forEach(function (name, i) {
        var segment = manifest.segments[i];
        var rows = known.get(name);
        (Object.prototype.hasOwnProperty.call(rows, fold) ? rows[fold] : []).forEach(function (row) {
          var exact = exactOf(row[0]);
          var head = found.get(exact);
          if (!head) found.set(exact, (head = { exact: exact, count: 0, postings: packed.nothing(), parts: [], held: false }));
          head.surface = row[0].replace(/^=/, "");
          head.count += row[1];
          if (row.length === 3) packed.append(row[2], base, head.postings);
          else addBlocks(head, row, segment, base);
        });
        base += segment.documents;
      });
      found.forEach(function (head) {
        head.held = head.held || head.postings.body.some(Boolean) || head.postings.keys.some(Boolean);
      });
      return Array.from(found.values()).sort(function (a, b) {
        return b.count - a.count || (a.exact < b.exact ? -1 : a.exact > b.exact ? 1 : 0);
      });
    }

    function addBlocks(head, row, segment, base) {
      row[3].forEach(function (number) {
        head.parts.push([segment.name + "/b/" + row[2] + "-" + number].concat(extent(segment, base, number)));
      });
      head.held = head.held || row[4] === 1;
    }

    /* Loads of long lists the blocks that may hold some of the documents, a list in rising order, or all of them, but for
       those left unread. */
    function open(spellings, documents, unread) {
      var wanted = [];
      spellings.forEach(function (head) {
        head.parts.forEach(function (part) {
          if (part.opened || bantin.bounds.inBlocks(unread, part[1])) return;
          if (!documents || anyIn(documents, part[1], part[1] + part[2])) wanted.push([head, part]);
        });
      });
      return need(wanted.map(function (row) {
        return row[1][0];
      })).then(function () {
        wanted.forEach(function (row) {
          if (!row[1].opened) packed.decode(known.get(row[1][0]), row[1][1], row[0].postings);
          row[1].opened = true;
        });
      });
    }

    /* Loads the lengths of some documents, which ranking needs: of all that stand in the blocks of theirs; without a
       list those of segments with one block. */
    function loadLengths(documents) {
      var base = 0;
      var wanted = [].concat.apply([], manifest.segments.map(function (segment) {
        var parts = blocksOf(segment, base);
        base += segment.documents;
        return parts.filter(function (part) {
          if (!documents) return parts.length === 1;
          return !measured.has(part[0]) && anyIn(documents, part[1], part[1] + part[2]);
        });
      }));
      return need(wanted.map(function (part) {
        return part[0];
      })).then(function () {
        wanted.forEach(function (part) {
          measured.add(part[0]);
          lengths.set(packed.lengths(known.get(part[0])), part[1]);
        });
      });
    }

    function blocksOf(segment, base) {
      var parts = [];
      for (var number = 0; number <= lastBlock(segment); number++) {
        parts.push([segment.name + "/f/" + number.toString(16)].concat(extent(segment, base, number)));
      }
      return parts;
    }

    /* Facets of all documents, loaded once. */
    var joined = null;
    function facets() {
      if (!joined) joined = all("g").then(packed.columns);
      joined.catch(function () {
        joined = null;
      });
      return joined;
    }

    /* Whether a document is a place or an organisation: they are the first ones. */
    function isNamed(document) {
      return manifest.segments.some(function (segment) {
        var inside = document >= 0 && document < segment.short[0];
        document -= segment.documents;
        return inside;
      });
    }

    function chunkOf(document) {
      for (var i = 0; i < manifest.segments.length; i++) {
        var segment = manifest.segments[i];
        if (document < segment.documents) {
          var place = placeInChunk(document, segment.short, segment.per);
          return [segment.name + "/d/" + place[0].toString(16), place[1]];
        }
        document -= segment.documents;
      }
      return null;
    }

    /* Address, title, date, place, kind and body of each document. */
    function texts(documents) {
      var places = documents.map(chunkOf);
      return need(places.map(function (place) {
        return place[0];
      })).then(function () {
        return places.map(function (place) {
          return known.get(place[0])[place[1]];
        });
      });
    }

    /* The lexicon ("l") or the names ("n") of all segments, a content each. */
    function all(kind) {
      var names = manifest.segments.map(function (segment) {
        return segment.name + "/" + kind;
      });
      return need(names).then(function () {
        return names.map(function (name) {
          return known.get(name);
        });
      });
    }

    return {
      documents: manifest.documents,
      average: manifest.length / 100,
      prepare: prepare,
      spellings: spellings,
      open: open,
      lengths: loadLengths,
      facets: facets,
      isNamed: isNamed,
      texts: texts,
      all: all,
      length: function (document) {
        return lengths[document];
      }
    };
  }

  bantin.shards = { shelf: shelf, placeOf: placeOf, placeInChunk: placeInChunk };
})(typeof globalThis !== "undefined" ? globalThis : this);

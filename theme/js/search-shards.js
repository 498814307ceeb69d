/* Shards on demand: each is a classic script that calls bantin.shard(name, content), so that a folder serves too. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;
  var contents = new Map();
  var waiting = new Map();

  var KINDS = ["article", "report", "page", "place", "organisation"];
  var SHARD = /^s\d+\/[a-z](\/[0-9a-f]+)?\.js\?[0-9a-f]+$/;
  var policy = root.trustedTypes ? root.trustedTypes.createPolicy("bantin", { createScriptURL: shardOnly }) : null;

  /* Scripts are added from nowhere but the shards' own folder. */
  function shardOnly(address) {
    if (!SHARD.test(address)) throw new TypeError(address);
    return address;
  }

  bantin.shard = function (name, content) {
    contents.set(name, content);
  };

  /* Adds the script of one shard; the promise is rejected where the file cannot be had. */
  function fetchShard(name, version) {
    if (contents.has(name)) return Promise.resolve();
    if (!waiting.has(name)) {
      waiting.set(name, new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        var source = name + ".js?" + version;
        script.src = policy ? policy.createScriptURL(source) : shardOnly(source);
        script.onload = function () {
          script.remove();
          if (contents.has(name)) resolve();
          else reject(new Error(name));
        };
        script.onerror = function () {
          script.remove();
          waiting.delete(name);
          reject(new Error(name));
        };
        document.head.appendChild(script);
      }));
    }
    return waiting.get(name);
  }

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

  /* Postings as columns: documents in rising order, and how often in title, keys and body. */
  function decode(packed, base) {
    var numbers = numbersOf(packed);
    var postings = { documents: [], title: [], keys: [], body: [] };
    var document = base;
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

  function join(left, right) {
    return {
      documents: left.documents.concat(right.documents), title: left.title.concat(right.title),
      keys: left.keys.concat(right.keys), body: left.body.concat(right.body)
    };
  }

  function exactOf(shown) {
    if (shown[0] === "=") return shown.slice(1);
    return analysis.tokens(shown).map(function (token) {
      return token.exact;
    }).join(" ");
  }

  /* A segment's files keep their address until one of its documents changes. */
  function versionOf(manifest, name) {
    return manifest.segments.filter(function (segment) {
      return name.indexOf(segment.name + "/") === 0;
    })[0].version;
  }

  /* A shelf: where the ranking looks terms up, over all segments of the manifest. */
  function shelf(manifest, load) {
    var get = load || function (name) {
      return fetchShard(name, versionOf(manifest, name)).then(function () {
        return contents.get(name);
      });
    };
    var known = new Map();
    var columns = null;

    function named(kind, fold) {
      return manifest.segments.map(function (segment) {
        return segment.name + "/" + kind + "/" + placeOf(fold, segment[kind]);
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

    function spellings(kind, fold) {
      var found = new Map();
      var base = 0;
      named(kind, fold).forEach(function (name, i) {
        var rows = known.get(name);
        (Object.prototype.hasOwnProperty.call(rows, fold) ? rows[fold] : []).forEach(function (row) {
          var exact = exactOf(row[0]);
          var postings = decode(row[2], base);
          var before = found.get(exact);
          found.set(exact, {
            exact: exact, surface: row[0].replace(/^=/, ""), postings: before ? join(before.postings, postings) : postings
          });
        });
        base += manifest.segments[i].documents;
      });
      return Array.from(found.values()).sort(function (a, b) {
        return b.postings.documents.length - a.postings.documents.length || (a.exact < b.exact ? -1 : a.exact > b.exact ? 1 : 0);
      });
    }

    /* Facets and lengths of all documents, once. */
    function facts() {
      if (columns) return Promise.resolve(columns);
      return need(manifest.segments.map(function (segment) {
        return segment.name + "/f";
      })).then(function () {
        columns = bantin.columns(manifest.segments.map(function (segment) {
          return known.get(segment.name + "/f");
        }));
        return columns;
      });
    }

    function chunkOf(document) {
      for (var i = 0; i < manifest.segments.length; i++) {
        var segment = manifest.segments[i];
        if (document < segment.documents)
          return [segment.name + "/d/" + Math.floor(document / segment.per).toString(16), document % segment.per];
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
      facts: facts,
      texts: texts,
      all: all,
      length: function (document) {
        return columns.lengths[document];
      }
    };
  }

  /* Facet columns of all segments joined: a value or list of values a document. */
  bantin.columns = function (segments) {
    var joined = { days: [], kinds: [], categories: [], places: [], lengths: [], placeNames: new Map(), categoryNames: new Map() };
    segments.forEach(function (part) {
      var day = 0;
      numbersOf(part.days).forEach(function (step) {
        joined.days.push((day += step));
      });
      numbersOf(part.kinds).forEach(function (kind) {
        joined.kinds.push(KINDS[kind]);
      });
      numbersOf(part.categories).forEach(function (category) {
        joined.categories.push(category ? part.categoryNames[category - 1][0] : "");
      });
      var numbers = numbersOf(part.places);
      for (var i = 0; i < numbers.length; i += numbers[i] + 1)
        joined.places.push(numbers.slice(i + 1, i + 1 + numbers[i]).map(function (place) {
          return part.placeNames[place][0];
        }));
      bytesOf(part.lengths).forEach(function (byte) {
        joined.lengths.push(Math.pow(2, byte / 8) - 1);
      });
      part.placeNames.forEach(function (row) {
        joined.placeNames.set(row[0], row[1]);
      });
      part.categoryNames.forEach(function (row) {
        joined.categoryNames.set(row[0], row[1]);
      });
    });
    joined.years = joined.days.map(function (day) {
      return day ? String(new Date(day * 86400000).getUTCFullYear()) : "";
    });
    return joined;
  };

  bantin.shards = { shelf: shelf, placeOf: placeOf, decode: decode };
})(typeof globalThis !== "undefined" ? globalThis : this);

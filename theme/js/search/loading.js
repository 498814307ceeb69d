/* Shards on demand: each is a classic script that calls bantin.shard(name, content), so that a folder serves too. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var contents = new Map();
  var waiting = new Map();

  var SHARD = /^s\d+\/[a-z](\/[0-9a-f]+(-\d+)?)?\.js\?[0-9a-f]+$/;
  var policy = root.trustedTypes ? root.trustedTypes.createPolicy("bantin", { createScriptURL: shardOnly }) : null;

  /* Scripts are added from nowhere but the shards' own folder. */
  function shardOnly(address) {
    if (!SHARD.test(address)) throw new TypeError(address);
    return address;
  }

  bantin.shard = function (name, content) {
    contents.set(name, content);
  };

  /* Adds the script of one shard, whose address changes with its version; the promise is rejected where the file cannot
     be had. */
  function add(name, version) {
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

  /* The content of a shard. */
  bantin.loaded = function (name, version) {
    return add(name, version).then(function () {
      return contents.get(name);
    });
  };
})(typeof globalThis !== "undefined" ? globalThis : this);

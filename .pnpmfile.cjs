// The Node runtime packages write their "os" and "cpu" as strings, which pnpm does not read:
// without this every machine would download the runtimes of all the others.
module.exports = {
  hooks: {
    readPackage(manifest) {
      if (/^node-(linux|win)-(x64|arm64)$/.test(manifest.name ?? '')) {
        manifest.os = [].concat(manifest.os);
        manifest.cpu = [].concat(manifest.cpu);
      }
      return manifest;
    },
  },
};

const notTest = "\\.test\\.tsx?$";
const layer = (from, mayReach) => ({
  name: `${from}-reaches-only-${mayReach.join("-") || "itself"}`,
  severity: "error",
  from: { path: `^src/${from}/`, pathNot: notTest },
  to: { path: "^src/", pathNot: `^src/(${[from, ...mayReach].join("|")})/` },
});
const domainOrder = [
  "kernel",
  "period",
  "indicator",
  "organisation",
  "plan",
  "assignment",
  "collection",
  "evaluation",
  "projection",
  "consolidation",
  "report",
];

module.exports = {
  forbidden: [
    layer("domain", []),
    layer("contract", ["domain"]),
    layer("application", ["domain"]),
    layer("adapters", ["application", "contract", "domain"]),
    layer("web", ["contract", "domain"]),
    ...domainOrder.slice(0, -1).map((folder, i) => ({
      name: `domain-${folder}-looks-up`,
      severity: "error",
      from: { path: `^src/domain/${folder}/`, pathNot: notTest },
      to: { path: `^src/domain/(${domainOrder.slice(i + 1).join("|")})/` },
    })),
    {
      name: "adapters-do-not-meet",
      severity: "error",
      from: { path: "^src/adapters/([^/]+)/", pathNot: notTest },
      to: { path: "^src/adapters/[^/]+/", pathNot: "^src/adapters/$1/" },
    },
    {
      name: "domain-has-no-packages",
      comment: "but the decimal library, and that only behind kernel/decimal.ts",
      severity: "error",
      from: { path: "^src/domain/", pathNot: `${notTest}|^src/domain/kernel/decimal\\.ts$` },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "core"] },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.test.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
    },
  },
};

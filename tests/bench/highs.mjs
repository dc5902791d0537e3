// SPDX-License-Identifier: GPL-3.0-or-later
// node highs.mjs MODULES FILE.lp SECONDS: what HiGHS makes of the model, as "optimal N", "feasible N", "infeasible" or
// "nothing". MODULES is the folder of its npm package. Minutes are whole: a gap below one is none.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const [modules, path, seconds] = process.argv.slice(2);
const load = createRequire(modules + "/")("highs");
const solver = await load();
let result;
try {
  result = solver.solve(readFileSync(path, "utf8"), {
    time_limit: Number(seconds),
    mip_rel_gap: 0,
    mip_abs_gap: 0.99,
    output_flag: false,
  });
} catch (error) {
  console.error(String(error));
}
const value = result?.ObjectiveValue;
if (result?.Status === "Infeasible") console.log("infeasible");
else if (result?.Status === "Optimal") console.log("optimal " + Math.round(value));
else if (Number.isFinite(value) && value > 0 && value < 1e15) console.log("feasible " + Math.round(value));
else console.log("nothing");

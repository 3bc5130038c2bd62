// survey-core on one form, in a process of its own; prints one line of JSON. CPU time of the process throughout.
//   node survey_core.mjs PEERS/npm FORM.json TOPOLOGY
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, file, topology] = process.argv.slice(2);
const { Model } = createRequire(folder + "/package.json")("survey-core");
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6; };
const time = (f) => { const t = cpu(); f(); return cpu() - t; };
const median = (a) => a.slice().sort((x, y) => x - y)[a.length >> 1];

const text = readFileSync(file, "utf8");
const out = {};
let survey;
out.open_s = time(() => { survey = new Model(JSON.parse(text)); });
const questions = survey.getAllQuestions();
const visible = () => questions.filter((q) => q.isVisible).length;
const last = questions.length - 1;

if (topology === "fanout") {
  const reveal = [];
  for (let i = 0; i < 5; i++) {
    reveal.push(time(() => { survey.setValue("q0", "yes"); out.revealed = visible(); }));
    survey.setValue("q0", "no");
  }
  out.reveal_s = median(reveal);
} else {
  const all = Object.fromEntries(questions.map((q) => [q.name, "yes"]));
  out.resume_s = time(() => { survey.data = all; out.resumed = visible(); });
  const idle = [];
  for (let i = 0; i < 11; i++) idle.push(time(() => survey.setValue("q" + last, i % 2 ? "yes" : "no")));
  out.idle_s = median(idle);
  if (topology === "chain") {
    try { out.collapse_s = time(() => { survey.setValue("q0", "no"); out.left = visible(); }); }
    catch (e) { out.collapse_failed = String(e.message).slice(0, 80); }
  }
}
out.rss_mib = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify(out));

import { spokenOf } from "../expression.mjs";
import { calledModule, declared } from "../project.mjs";
import { expressionsOf } from "./references.mjs";

// Terraform refuses what depends on itself, across modules too. Nodes are what can be spoken of, in one place of the tree
// of modules: "queue/var.name", "queue/aws_sqs_queue.this", "queue/output.arn".

/** For every module that nobody calls: no circle in what it and those it calls speak of. */
export function checkCycles(project, complain) {
  const called = new Set(project.modules.flatMap((m) => declared(m, "module").map((call) => calledModule(project, m, call))));
  for (const root of project.modules.filter((module) => !called.has(module))) {
    const edges = new Map();
    connect(project, root, "", edges);
    const circle = findCircle(edges);
    if (circle) complain(`${root.folder}/main.tf`, 1, `depends on itself: ${circle.join(" → ")}`);
  }
}

function connect(project, module, at, edges) {
  for (const { value, node } of nodesOf(module)) {
    const from = at + node;
    edges.set(from, edges.get(from) ?? new Set());
    for (const { path } of spokenOf(value).references) {
      const to = nodeOf(path);
      if (to) edges.get(from).add(at + to);
    }
  }
  for (const call of declared(module, "module")) {
    const inner = calledModule(project, module, call);
    if (inner) connectCall(project, module, call, inner, at, edges);
  }
}

function connectCall(project, module, call, inner, at, edges) {
  const below = `${at}${call.labels[0]}/`;
  connect(project, inner, below, edges);
  for (const { name, value } of call.attributes) {
    const passed = edges.get(`${below}var.${name}`) ?? new Set();
    for (const { path } of spokenOf(value).references) if (nodeOf(path)) passed.add(at + nodeOf(path));
    edges.set(`${below}var.${name}`, passed);
  }
}

function* nodesOf(module) {
  for (const { block, value } of expressionsOf(module)) {
    const node = nodeOf([...(block.type === "resource" ? [] : [block.type]), ...block.labels]);
    // A variable speaks only of itself, in its validation; calls and locals are taken apart below.
    if (node && !["variable", "module", "locals"].includes(block.type)) yield { value, node };
  }
  for (const block of declared(module, "locals")) {
    for (const { name, value } of block.attributes) yield { value, node: `local.${name}` };
  }
}

function nodeOf(path) {
  const [root, name, third] = path.filter((part) => part !== "[]");
  if (root === "module") return third && `${name}/output.${third}`;
  if (root === "data") return `data.${name}.${third}`;
  if (["each", "count", "self", "path", "terraform"].includes(root) || name === undefined) return undefined;
  return `${root}.${name}`;
}

function findCircle(edges) {
  const done = new Set();
  const way = [];
  const visit = (node) => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    way.push(node);
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    way.pop();
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node);
    if (circle) return circle;
  }
  return undefined;
}

import "./styles/all.css";
import { render } from "preact";
import { App } from "./App.tsx";
import { keepProgram } from "./offline/offline.ts";
import { applyAppearance, readAppearance } from "./settings/appearance.ts";

applyAppearance(readAppearance());
const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
render(<App />, root);
keepProgram();

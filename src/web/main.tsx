import "./styles/all.css";
import { render } from "preact";
import { App } from "./App.tsx";
import { applyAppearance, readAppearance } from "./settings/appearance.ts";

applyAppearance(readAppearance());
const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
render(<App />, root);

import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";
import "./styles/table.css";
import "./styles/charts.css";
import "./styles/print.css";
import { render } from "preact";
import { App } from "./App.tsx";
import { applyAppearance, readAppearance } from "./settings/appearance.ts";

applyAppearance(readAppearance());
const root = document.getElementById("app");
if (root === null) throw new Error("index.html has no #app");
render(<App />, root);

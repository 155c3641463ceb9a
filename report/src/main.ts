import "./style.css";
import { Data, type Index } from "./data.ts";
import { App } from "./ui/app.ts";
import { Shell } from "./ui/shell.ts";

const begin = performance.now();
const index = JSON.parse(document.getElementById("index")!.textContent!) as Index;
new Shell(new App(new Data(index)), document.getElementById("app")!);
performance.measure("vacancy-script", { start: begin });

import "./elements/app.js";
import { ui } from "./ui.js";

ui.open();

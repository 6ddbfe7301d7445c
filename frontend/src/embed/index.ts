// The module that host pages load: the elements, a connection that several can share, and the other side of a frame.

import { define } from "../elements/shared.js";
import { EmotionAlertsElement } from "./alerts.js";
import { EmotionSessionElement } from "./session.js";
import { EmotionWallElement } from "./wall.js";

export { EmotionFrame } from "./frame.js";
export { EmotionFeed } from "./shared_feed.js";
export { EmotionAlertsElement, EmotionSessionElement, EmotionWallElement };

define("emotion-session", EmotionSessionElement);
define("emotion-wall", EmotionWallElement);
define("emotion-alerts", EmotionAlertsElement);

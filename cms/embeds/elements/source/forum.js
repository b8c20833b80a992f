// All elements.

import "./cards.js";
import { define } from "./element.js";
import { ForumProgramme } from "./programme.js";

define({ "forum-programme": ForumProgramme });

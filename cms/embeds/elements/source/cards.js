// The small elements, for pages without a programme.

import { ForumCall } from "./call.js";
import { ForumCountdown } from "./countdown.js";
import { ForumEditions } from "./editions.js";
import { define } from "./element.js";
import { ForumPartners } from "./partners.js";
import { ForumSpeakers } from "./speakers.js";

define({
  "forum-call": ForumCall,
  "forum-countdown": ForumCountdown,
  "forum-editions": ForumEditions,
  "forum-partners": ForumPartners,
  "forum-speakers": ForumSpeakers,
});

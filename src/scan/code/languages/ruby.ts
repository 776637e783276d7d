import { BASE } from './base.ts';
import type { LanguageProfile } from './profile.ts';

/** Ruby: Rails, Sinatra, Rack. */
export const RUBY: LanguageProfile = {
  ...BASE,
  id: 'ruby',
  newlines: 'indent',
  members: new Set(['.', '&.', '::']),
  casts: false,
  generics: false,
  functionWords: new Set(),
  nameFirst: true,
  commands: true,
  sources:
    /^(?:params|cookies|request\.(?:params|headers|env|body|query_string|path|url|referer|GET|POST))\b/,
  formats: /(?:^|\.)(?:format|sprintf|join|concat)\(\)$/,
  appends: new Set(['<<', 'concat', 'push', 'append']),
  exits: /\b(?:return|raise|next|break|exit|abort|redirect_to|render|head|halt|fail)\b/,
};

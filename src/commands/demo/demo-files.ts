import { expandPlaceholders } from '../../rules/expand.ts';

/** The file as an assistant writes it; the key is made when the demo runs, so that none stands here. */
export function vulnerableFile(seed: string): string {
  return expandPlaceholders(
    `import jwt from 'jsonwebtoken';

const stripeKey = 'sk_live_{{alnum:32}}';

export async function findUser(db, name) {
  return db.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
}

export function renderComment(comment) {
  return \`<li class="comment">\${comment.text}</li>\`;
}

export function currentUser(token) {
  const user = jwt.decode(token);
  return user.sub;
}

export const pay = (stripe, order) => stripe(stripeKey).charges.create(order);
`,
    seed,
  );
}

/** The same file, mended the way the findings say. */
export const SECURE_FILE = `import escapeHtml from 'escape-html';
import jwt from 'jsonwebtoken';

const stripeKey = process.env.STRIPE_KEY;

export async function findUser(db, name) {
  return db.query('SELECT * FROM users WHERE name = ?', [name]);
}

export function renderComment(comment) {
  return \`<li class="comment">\${escapeHtml(comment.text)}</li>\`;
}

export function currentUser(token, key) {
  const user = jwt.verify(token, key, { algorithms: ['RS256'] });
  return user.sub;
}

export const pay = (stripe, order) => stripe(stripeKey).charges.create(order);
`;

// `npm run gallery`: every view in every state.
import { runTyped } from './command/run-typed.ts';
import { galleryCommand } from './gallery/gallery-command.ts';

process.exit(await runTyped(galleryCommand));

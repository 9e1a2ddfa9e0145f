/** A voice note of up to two minutes: one way to record for everybody who sends one. */

export const LONGEST_VOICE_MS = 120_000;
const BITS_PER_SECOND = 32_000;

export interface VoiceTake {
  /** Ends it; does nothing when it has ended. */
  stop(): void;
  /** What was said, once it ended: by hand, after `LONGEST_VOICE_MS`, or as the page was left for a call. */
  readonly done: Promise<File>;
}

/** False where the browser knows no recording. */
export function canRecord(): boolean {
  return 'MediaRecorder' in window && Boolean(navigator.mediaDevices);
}

/** Begins to record. @throws DOMException when there is no microphone, or it is not allowed */
export async function recordVoice(): Promise<VoiceTake> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const media = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
  const parts: Blob[] = [];
  const stop = () => media.state === 'recording' && media.stop();
  const whenHidden = () => document.visibilityState === 'hidden' && stop();
  media.addEventListener('dataavailable', (made) => parts.push(made.data));
  const done = new Promise<File>((give) => {
    media.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      document.removeEventListener('visibilitychange', whenHidden);
      const type = media.mimeType.split(';')[0] || 'audio/webm';
      give(new File(parts, `rekaman.${type.endsWith('mp4') ? 'm4a' : 'webm'}`, { type }));
    });
  });
  document.addEventListener('visibilitychange', whenHidden);
  media.start();
  setTimeout(stop, LONGEST_VOICE_MS);
  return { stop, done };
}

// Runs in the browser's audio thread: gathers what the microphone hears into pieces of 40 ms, 16 bit.
const LENGTH = Math.round(sampleRate / 25);

class Capture extends AudioWorkletProcessor {
  piece = new Int16Array(LENGTH);
  filled = 0;

  process([input]) {
    for (const sample of input[0] ?? []) {
      this.piece[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.filled === LENGTH) this.send();
    }
    return true;
  }

  send() {
    this.port.postMessage(this.piece.buffer, [this.piece.buffer]);
    this.piece = new Int16Array(LENGTH); // the other one is gone to the page
    this.filled = 0;
  }
}

registerProcessor("capture", Capture);

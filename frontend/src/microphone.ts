// The microphone of this browser as a source of the daemon: AudioWorklet, then PCM over a WebSocket. On only while somebody wants it.

import worklet from "./capture.worklet.js";

const PATH = "/browser";
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
const MOST_HZ = 48_000;
/** Audio that may wait for a slow network, seconds; what comes then is dropped, and said. */
const LONGEST_WAIT_S = 3;
const BYTES_A_SAMPLE = 2;

/** `on` sends; all others send nothing. The last six say why it is off. */
export type MicrophoneState =
  | "off"
  | "asking"
  | "connecting"
  | "on"
  | "denied"
  | "missing"
  | "busy"
  | "insecure"
  | "unconfigured"
  | "refused";

export interface Device {
  id: string;
  name: string;
}

/** Dispatches `change`. */
export class Microphone extends EventTarget {
  state: MicrophoneState = "off";
  /** What can be chosen; names are known once somebody has agreed. */
  devices: Device[] = [];
  deviceId = "";
  /** Audio that the network was too slow for, ms. */
  lostMs = 0;
  /** Whether the system or the browser lets nothing through. */
  isMuted = false;
  #wanted = false;
  #media: MediaStream | null = null;
  #context: AudioContext | null = null;
  #node: AudioWorkletNode | null = null;
  #input: MediaStreamAudioSourceNode | null = null;
  #socket: WebSocket | null = null;
  #timer: number | undefined;
  #retryMs = FIRST_RETRY_MS;
  #callId = "";

  constructor(
    private readonly origin: string,
    private readonly token: () => string,
  ) {
    super();
  }

  /** Whether somebody wants it, and it is not off for good. */
  get isWanted(): boolean {
    return this.#wanted;
  }

  /** Ask for the microphone, and send what it hears; to be called from a click. */
  async start(): Promise<void> {
    if (this.#wanted) return;
    if (!navigator.mediaDevices?.getUserMedia) return this.#set("insecure");
    this.#wanted = true;
    this.#callId = crypto.randomUUID();
    this.lostMs = 0;
    navigator.mediaDevices.addEventListener("devicechange", this.#devicesChanged);
    document.addEventListener("visibilitychange", this.#wake);
    if (await this.#capture()) void this.#connect();
  }

  stop(): void {
    this.#end("off");
  }

  /** Listen by another device, in the same session. */
  async choose(deviceId: string): Promise<void> {
    this.deviceId = deviceId;
    if (this.#wanted) await this.#capture();
  }

  #set(state: MicrophoneState): void {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }

  #end(state: MicrophoneState): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    navigator.mediaDevices?.removeEventListener("devicechange", this.#devicesChanged);
    document.removeEventListener("visibilitychange", this.#wake);
    this.#release();
    void this.#context?.close();
    this.#context = this.#node = null;
    this.#socket?.close(1000);
    this.#socket = null;
    this.#set(state);
  }

  // -- the device --------------------------------------------------------------------------------

  async #capture(): Promise<boolean> {
    if (this.state !== "on") this.#set("asking");
    try {
      // As the room sounds: what a browser does for calls changes how a voice comes across.
      const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
      const device = this.deviceId ? { deviceId: { exact: this.deviceId } } : {};
      const media = await navigator.mediaDevices.getUserMedia({ audio: { ...raw, ...device } });
      if (!this.#wanted) {
        media.getTracks().forEach((track) => track.stop());
        return false;
      }
      this.#release();
      this.#media = media;
      await this.#listen(media);
    } catch (error) {
      const reasons: Record<string, MicrophoneState> = { NotAllowedError: "denied", SecurityError: "denied", NotReadableError: "busy" };
      this.#release();
      const why = reasons[(error as DOMException).name] ?? "missing";
      if (why === "missing" && this.deviceId) {
        this.deviceId = ""; // it is gone: take the one that the system prefers
        return this.#capture();
      }
      if (this.#wanted) this.#end(why);
      return false;
    }
    await this.#listDevices();
    return this.#wanted;
  }

  async #listen(media: MediaStream): Promise<void> {
    if (this.#context === null) {
      const context = new AudioContext();
      this.#context = context.sampleRate > MOST_HZ ? new AudioContext({ sampleRate: MOST_HZ }) : context;
      if (this.#context !== context) void context.close();
      await this.#context.audioWorklet.addModule(worklet);
      this.#node = new AudioWorkletNode(this.#context, "capture", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
      this.#node.port.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#send(data);
      this.#context.onstatechange = this.#wake;
    }
    await this.#context.resume();
    this.#input = this.#context.createMediaStreamSource(media);
    this.#input.connect(this.#node!);
    const track = media.getAudioTracks()[0]!;
    this.isMuted = track.muted;
    track.onmute = track.onunmute = () => {
      this.isMuted = track.muted;
      this.#set(this.state);
    };
    track.onended = () => void this.#capture(); // unplugged: another one may be there
  }

  #release(): void {
    this.#input?.disconnect();
    this.#input = null;
    for (const track of this.#media?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    this.#media = null;
  }

  #devicesChanged = (): void => void this.#listDevices();

  async #listDevices(): Promise<void> {
    const found = await navigator.mediaDevices.enumerateDevices();
    this.devices = found.filter(({ kind }) => kind === "audioinput").map(({ deviceId, label }) => ({ id: deviceId, name: label }));
    this.#set(this.state);
  }

  /** Some browsers stop listening while their window is hidden. */
  #wake = (): void => {
    if (this.#context?.state === "suspended" && !document.hidden) void this.#context.resume();
  };

  // -- the daemon --------------------------------------------------------------------------------

  async #connect(): Promise<void> {
    if (!this.#wanted) return;
    this.#set("connecting");
    const ticket = await this.#ticket();
    if (!this.#wanted) return;
    if (ticket === null) return this.#retry();
    const socket = new WebSocket(new URL(PATH, this.origin.replace(/^http/, "ws")), ["emotion-streamer.pcm", `ticket.${ticket}`]);
    this.#socket = socket;
    socket.onopen = () => {
      this.#retryMs = FIRST_RETRY_MS;
      socket.send(JSON.stringify({ call_id: this.#callId, sampleRate: this.#context!.sampleRate }));
      this.#set("on");
    };
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#retry();
    };
  }

  /** A ticket, null where none can be had now. */
  async #ticket(): Promise<string | null> {
    const headers: Record<string, string> = this.token() ? { Authorization: `Bearer ${this.token()}` } : {};
    try {
      const answer = await fetch(new URL("/api/ticket", this.origin), { method: "POST", headers, body: '{"scope": "stream"}' });
      if (answer.ok) return ((await answer.json()) as { ticket: string }).ticket;
      if (answer.status === 404) this.#end("unconfigured");
      else if (answer.status === 401 || answer.status === 403) this.#end("refused");
    } catch {
      // The daemon is away.
    }
    return null;
  }

  #retry(): void {
    if (!this.#wanted) return;
    this.#set("connecting");
    this.#timer = setTimeout(() => void this.#connect(), this.#retryMs * (0.5 + Math.random()));
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS);
  }

  #send(piece: ArrayBuffer): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return; // told by the state
    const rate = this.#context!.sampleRate;
    if (socket.bufferedAmount > LONGEST_WAIT_S * rate * BYTES_A_SAMPLE) {
      this.lostMs += (1000 * piece.byteLength) / (rate * BYTES_A_SAMPLE);
      this.dispatchEvent(new Event("change"));
    } else {
      socket.send(piece);
    }
  }
}

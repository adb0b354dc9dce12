# The demo on Windows without make: powershell -ExecutionPolicy Bypass -File scripts\demo.ps1
. (Join-Path $PSScriptRoot 'setup.ps1')
& (Join-Path $root '.venv\Scripts\snit-xl.exe') demo
exit $LASTEXITCODE

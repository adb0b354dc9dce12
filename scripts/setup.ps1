# Makes the virtual environment .venv with the pinned packages, once; used by demo.ps1 and test.ps1.
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$ready = Join-Path $root '.venv\.ready'
$lock = Join-Path $root 'requirements.lock'
$python = Join-Path $root '.venv\Scripts\python.exe'

function Invoke-Checked([string] $program, [string[]] $arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program $arguments failed ($LASTEXITCODE)" }
}

if (-not (Test-Path $ready) -or (Get-Item $lock).LastWriteTime -gt (Get-Item $ready).LastWriteTime) {
    Invoke-Checked 'py' @('-3', '-c', 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "SNIT-XL needs Python 3.11 or later")')
    Invoke-Checked 'py' @('-3', '-m', 'venv', (Join-Path $root '.venv'))
    Invoke-Checked $python @('-m', 'pip', 'install', '-q', '-r', $lock)
    Invoke-Checked $python @('-m', 'pip', 'install', '-q', '--no-deps', '--no-build-isolation', '-e', $root)
    Set-Content -Path $ready -Value ''
}

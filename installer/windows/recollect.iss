; The installer for Windows, made with Inno Setup 6.  Not yet run on a real machine.
;
;   iscc /DVersion=0.1.0 installer\windows\recollect.iss
;
; It installs for the person who runs it, without an administrator, into their own programs folder.
; Removing the program leaves the memory where it is and says so; asked, it deletes that, too.

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0
#endif
#define Root SourcePath + "..\..\"
#define Bundle Root + "build\package\recollect"

[Setup]
AppId={{6A1B8B0E-5B0C-4D3C-9A51-0F2F3C1D7E42}
AppName=Recollect
AppVersion={#Version}
AppPublisher=The Recollect project
AppCopyright=Apache-2.0
DefaultDirName={localappdata}\Programs\Recollect
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile={#Root}LICENSE
SetupIconFile={#Root}build\package\icons\recollect.ico
UninstallDisplayIcon={app}\recollect-desktop.exe
UninstallDisplayName=Recollect
OutputDir={#Root}build\package
OutputBaseFilename=recollect-{#Version}-windows-x64
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesEnvironment=yes
; A running Recollect is asked to end before its files are replaced.
CloseApplications=yes
RestartApplications=no
MinVersion=10.0.17763
; Signed where a certificate is at hand: iscc /Srelease="signtool sign ... $f" /DSign
#ifdef Sign
SignTool=release
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
english.InPath=Make the command "recollect" known to terminals
german.InPath=Den Befehl „recollect“ in Terminals bekannt machen
english.MemoryStays=What Recollect remembered is untouched and encrypted:%n%n%1%n%nDelete it, too? It cannot be brought back.
german.MemoryStays=Was Recollect sich gemerkt hat, ist unberührt und verschlüsselt:%n%n%1%n%nAuch löschen? Es kann nicht zurückgeholt werden.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "inpath"; Description: "{cm:InPath}"; Flags: unchecked

[InstallDelete]
; Files of an older version that the new one does not have.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Recollect"; Filename: "{app}\recollect-desktop.exe"; AppUserModelID: "local.recollect.recollect"
Name: "{autodesktop}\Recollect"; Filename: "{app}\recollect-desktop.exe"; Tasks: desktopicon

[Registry]
Root: HKCU; Subkey: "Software\Classes\recollect"; ValueType: string; ValueData: "URL:Recollect"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\recollect"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\recollect\DefaultIcon"; ValueType: string; ValueData: """{app}\recollect-desktop.exe"",0"
Root: HKCU; Subkey: "Software\Classes\recollect\shell\open\command"; ValueType: string; ValueData: """{app}\recollect-desktop.exe"" open ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: inpath; Check: IsNotInPath

[Run]
Filename: "{app}\recollect-desktop.exe"; Description: "{cm:LaunchProgram,Recollect}"; Flags: nowait postinstall skipifsilent

[UninstallRun]
Filename: "{app}\recollect.exe"; Parameters: "autostart off"; Flags: runhidden; RunOnceId: "AutostartOff"

[Code]
function Memory(): String;
begin
  Result := ExpandConstant('{localappdata}\recollect');
end;

function IsNotInPath(): Boolean;
var
  Known: String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Known) then
    Known := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Known) + ';') = 0;
end;

procedure TakeOutOfPath();
var
  Known, Own: String;
  Place: Integer;
begin
  Own := ';' + ExpandConstant('{app}');
  if RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Known) then
  begin
    Place := Pos(Uppercase(Own + ';'), Uppercase(Known + ';'));
    if Place > 0 then
    begin
      Delete(Known, Place, Length(Own));
      RegWriteExpandStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Known);
    end;
  end;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step <> usPostUninstall then
    Exit;
  TakeOutOfPath();
  { Without anybody to answer nothing is deleted. }
  if DirExists(Memory()) and not UninstallSilent() then
    if MsgBox(FmtMessage(CustomMessage('MemoryStays'), [Memory()]), mbConfirmation,
              MB_YESNO or MB_DEFBUTTON2) = IDYES then
      DelTree(Memory(), True, True, True);
end;

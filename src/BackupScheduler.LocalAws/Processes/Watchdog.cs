using System.Diagnostics;

namespace BackupScheduler.LocalAws.Processes;

/// <summary>Wraps a command so that it cannot outlive this process, however this process ends.</summary>
/// <remarks>
/// A small shell script holds the reading end of a pipe whose writing end only we have. When we die, be it by
/// SIGKILL, the kernel closes the pipe and the script ends the command: SIGTERM, two seconds, SIGKILL. A line on
/// the pipe means SIGKILL at once. The command leads a process group of its own: Ctrl+C in the terminal
/// does not reach it before we have cleaned up, and the children of launcher shims end with it.
/// dash knows `kill -s TERM -- -group` only, not `kill -TERM -- -group`.
/// </remarks>
internal static class Watchdog
{
    private const string Script = """
        exec 3<&0 </dev/null
        trap '' INT QUIT HUP
        own=setsid; command -v setsid >/dev/null 2>&1 || { own=; set -m; }
        $own "$@" 3<&- &
        child=$!
        exec >/dev/null 2>&1
        send() { kill -s "$1" -- "-$child" || kill -s "$1" "$child"; }
        (
          if read -r _ <&3; then
            send KILL
          else
            send TERM
            n=0
            while kill -s 0 -- "-$child" && [ $n -lt 20 ]; do sleep 0.1; n=$((n + 1)); done
            send KILL
          fi
        ) &
        watcher=$!
        wait "$child"
        code=$?
        kill -s KILL -- "-$child"
        kill "$watcher"
        exit $code
        """;

    /// <summary>With it the script itself leaves our process group, and so survives a SIGKILL sent to the whole group.</summary>
    private static readonly string? Setsid = SearchPath.FromEnvironment().Find("setsid");

    public static ProcessStartInfo Wrap(CommandLine command)
    {
        string[] watched = ["/bin/sh", "-c", Script, "watchdog", command.FileName, .. command.Arguments];
        var info = OperatingSystem.IsWindows() ? new ProcessStartInfo(command.FileName, command.Arguments)
            : Setsid is null ? new ProcessStartInfo(watched[0], watched[1..])
            : new ProcessStartInfo(Setsid, watched);
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.WorkingDirectory = command.WorkingDirectory ?? "";
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}

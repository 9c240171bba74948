using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace BackupScheduler.Cli.Shell;

/// <summary>What <c>--version</c> prints.</summary>
internal sealed class VersionTextAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Of(typeof(VersionTextAction).Assembly));
        return ExitCode.Done;
    }

    public override bool ClearsParseErrors => true;

    /// <summary>The version, and the commit where the build knew it.</summary>
    public static string Of(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "of unknown version";
        return version.Split('+', 2) is [var number, { Length: > 0 } commit]
            ? $"{CommandTree.Program} {number} (commit {commit})"
            : $"{CommandTree.Program} {version}";
    }
}

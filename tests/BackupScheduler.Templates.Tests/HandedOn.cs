using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests;

/// <summary>The parameters with which the hub makes the member stacks.</summary>
internal static class HandedOn
{
    public static Dictionary<string, string> ByStackSet(ResolvedResource stackSet) => stackSet.Properties["Parameters"]!.AsArray()
        .ToDictionary(parameter => parameter!["ParameterKey"]!.ToString(), parameter => parameter!["ParameterValue"]!.ToString());

    public static Dictionary<string, string> ByStack(ResolvedResource stack) => stack.Properties["Parameters"]!.AsObject()
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value!.ToString());
}

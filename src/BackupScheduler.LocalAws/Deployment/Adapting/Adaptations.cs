namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>All of them, in the order in which they are applied. Tried against moto 5.2.1.</summary>
internal static class Adaptations
{
    public static readonly IReadOnlyList<Adaptation> All =
    [
        new(
            "a role's inline policies are resources of their own",
            "the emulator stores them as text that is no JSON, and answers 500 when it weighs them",
            InlinePolicies.MoveOut),
        new(
            "a list with optional elements is a choice between lists",
            "the emulator keeps an element that is AWS::NoValue as null",
            OptionalElements.LiftOut),
        new(
            "a rule names its bus in plain text",
            "the emulator answers 500 to a reference",
            BusNames.Inline),
    ];
}

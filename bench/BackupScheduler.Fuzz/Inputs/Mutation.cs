namespace BackupScheduler.Fuzz.Inputs;

/// <summary>Makes hostile inputs of good ones.</summary>
internal static class Mutation
{
    private const int MostSteps = 4;

    /// <summary>Changes a text a few times; now and then not at all, so that what good input does is looked at too.</summary>
    /// <param name="input">A good text.</param>
    /// <param name="another">Another good text, to take parts from.</param>
    /// <param name="random">Decides.</param>
    public static string Apply(string input, Func<string> another, Random random)
    {
        if (random.Next(10) == 0) return input;
        for (var steps = random.Next(1, MostSteps + 1); steps > 0; steps--)
            input = random.Next(3) > 0 && JsonMutation.TryApply(input, another, random) is { } changed ? changed : TextMutation.Apply(input, another, random);
        return input;
    }
}

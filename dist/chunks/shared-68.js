module.exports=require("../hunkguard.js")("./shared-68.js");

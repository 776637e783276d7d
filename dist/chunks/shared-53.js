module.exports=require("../hunkguard.js")("./shared-53.js");
